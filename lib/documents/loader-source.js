/*
 * Starts the script of a page when its form comes into view, and never before the page has been painted: nothing that a
 * patient waits for waits for it, and whoever only reads what stands above the form loads none of it. Until it runs, the
 * form works without it. This is the one script that stands in a page; `loader.ts` takes out these comments and names it
 * in the page's policy.
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
  const wait = () => {
    const view = new IntersectionObserver((seen) => seen.some((form) => form.isIntersecting) && start());
    for (const form of document.forms) view.observe(form);
  };
  // Whoever types sees the form, whatever the browser says.
  addEventListener("input", start, { once: true });
  if (self.PerformanceObserver?.supportedEntryTypes?.includes("paint")) {
    // The first paint may be an empty ground; what counts is the first with words on it.
    const look = (list) => list.getEntriesByName("first-contentful-paint").length > 0 && wait();
    new PerformanceObserver(look).observe({ type: "paint", buffered: true });
  } else {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(wait)));
  }
})();
