/** Shown when a page could not be drawn. It cannot know the clinic's number, so it leads to where that stands. */
export function FailurePage() {
  return (
    <main className="prose mx-auto max-w-measure px-5 py-16">
      <h1>Something went wrong on our side</h1>
      <p>This page could not be shown. If you were sending a request and saw no reference, treat it as not sent.</p>
      <p>
        Reload the page, or <a href="/consultation">open the form again</a>. Our phone number is on{" "}
        <a href="/about">the page about us</a>. In an emergency call your local emergency number now.
      </p>
    </main>
  );
}
