/** A browser without errands of its own: it asks nothing of anyone but the site it is sent to. */
export const QUIET_BROWSER = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
