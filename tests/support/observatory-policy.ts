/** What the MDN HTTP Observatory makes of a content security policy. */
export type PolicyResult =
  | "none and no unsafe"
  | "no unsafe"
  | "unsafe styles"
  | "insecure pictures"
  | "unsafe-eval"
  | "unsafe-inline"
  | "insecure scheme"
  | "invalid"
  | "missing";

/** Sources that let in nearly anything. */
const BROAD = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];

/** Directives for what is only looked at. */
const PASSIVE = ["img-src", "media-src"];

type Directives = Map<string, string[]>;

/**
 * Judges one policy of a site with https as src/analyzer/tests/csp.js of mdn/mdn-http-observatory does: the first
 * thing that is found amiss counts. Throws for several policies in one header, since this site sends one.
 */
export function judgePolicy(header: string | undefined): PolicyResult {
  if (!header) return "missing";
  if (header.includes(",")) throw new Error("Several policies in one header are not judged here");
  const directives = directivesOf(header);
  if (!directives) return "invalid";
  const of = (name: string) => directives.get(name) ?? directives.get("default-src") ?? ["*"];
  const [listed, style] = [of("script-src"), withoutInline(of("style-src"))];
  if (listed.includes("'strict-dynamic'") && !listed.some(isNonceOrHash)) return "invalid";
  const script = withoutIgnored(withoutInline(listed));
  if (script.some(isUnsafe) || of("object-src").some(isBroad)) return "unsafe-inline";
  if (activeSources(directives, script).some(isInsecure)) return "insecure scheme";
  if ([...script, ...style].includes("'unsafe-eval'")) return "unsafe-eval";
  if (PASSIVE.flatMap(of).some(isInsecure)) return "insecure pictures";
  if (style.some(isUnsafe)) return "unsafe styles";
  return directives.get("default-src")?.join() === "'none'" ? "none and no unsafe" : "no unsafe";
}

/** The directives of a policy with their sources; nothing when one is named twice. */
export function directivesOf(policy: string): Directives | undefined {
  const directives: Directives = new Map();
  for (const entry of policy.toLowerCase().split(";")) {
    const [name = "", ...sources] = entry.trim().split(/\s+/);
    if (directives.has(name)) return undefined;
    if (name !== "") directives.set(name, sources.length === 0 && name.endsWith("-src") ? ["'none'"] : sources);
  }
  return directives;
}

/** What may run or frame: every source but those of pictures, with the scripts as a browser of today reads them. */
function activeSources(directives: Directives, script: string[]): string[] {
  const others = [...directives].filter(([name]) => name !== "script-src" && !PASSIVE.includes(name));
  return [...others.flatMap(([, sources]) => sources), ...script];
}

/** Browsers pass over 'unsafe-inline' where a nonce or a hash stands beside it. */
function withoutInline(sources: string[]): string[] {
  return sources.some(isNonceOrHash) ? sources.filter((source) => source !== "'unsafe-inline'") : sources;
}

/** With 'strict-dynamic' they pass over addresses and 'self' too. */
function withoutIgnored(sources: string[]): string[] {
  if (!sources.includes("'strict-dynamic'")) return sources;
  return sources.filter((source) => source !== "'self'" && !BROAD.some((broad) => source.startsWith(broad)));
}

function isNonceOrHash(source: string): boolean {
  return /^'(nonce|sha256|sha384|sha512)-/.test(source);
}

function isBroad(source: string): boolean {
  return BROAD.includes(source);
}

function isUnsafe(source: string): boolean {
  return isBroad(source) || source === "'unsafe-inline'" || source === "data:";
}

function isInsecure(source: string): boolean {
  return source.startsWith("http:") || source.startsWith("ftp:");
}
