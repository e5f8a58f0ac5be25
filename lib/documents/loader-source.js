/*
 * Starts the script of a page after the page has been painted, so that nothing a patient waits for waits for it. This is
 * the one script that stands in a page; `loader.ts` takes out these comments and names it in the page's policy.
 *
 * It stays away from browsers that would need more than they get: they keep the form that works without script.
 */
(() => {
  const start = () => {
    const data = document.getElementById("start");
    if (!data) return;
    data.remove();
    const { runtime, flight, scripts } = JSON.parse(data.textContent);
    self.__next_f = flight;
    self.TURBOPACK = [...(self.TURBOPACK || []), runtime];
    for (const src of scripts) {
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }
  };
  // A browser says when it has painted; one in which somebody types has done so too.
  addEventListener("input", start, { once: true });
  if (self.PerformanceObserver?.supportedEntryTypes?.includes("paint")) {
    // The first paint may be an empty ground; what counts is the first with words on it.
    const look = (list) => list.getEntriesByName("first-contentful-paint").length > 0 && start();
    new PerformanceObserver(look).observe({ type: "paint", buffered: true });
  } else {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)));
  }
})();
