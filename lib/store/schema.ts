import * as z from "zod";

/** The one form of an address, for messages. */
const LIKE = "postgres://clinic:password@db.example:5432/clinic";

/** What may stand after the question mark, and which words for `sslmode`: each of them but the first is taken as the last. */
const PARAMETERS = ["sslmode", "sslrootcert", "sslcert", "sslkey", "host"];
const MODES = ["disable", "require", "verify-ca", "verify-full"];

/**
 * The address of a PostgreSQL database. What would speak in the clear, or to another server than the one that is named,
 * without saying so, is refused. No message repeats anything of the address, since it may hold a password.
 */
export const databaseUrl = z.string().superRefine((text, context) => {
  const problem = problemOf(text);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

function problemOf(text: string): string | undefined {
  const url = isPostgresUrl(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isDecodable(url))
    return `DATABASE_URL must be an address, like ${LIKE}; in the password, write %40 for @, %3A for :, %2F for /, %3F for ? and %25 for %`;
  const names = [...url.searchParams.keys()];
  const socket = url.searchParams.get("host");
  if (names.some((name) => !PARAMETERS.includes(name)) || new Set(names).size < names.length)
    return `DATABASE_URL can have ${PARAMETERS.slice(0, -1).join(", ")} after a question mark, each once, and nothing else`;
  if (socket === null ? url.hostname === "" : url.hostname !== "" || !socket.startsWith("/"))
    return `DATABASE_URL must name the machine of the database, like ${LIKE}, or a folder, like postgres:///clinic?host=/run/postgresql`;
  if (!/^\/[^/]+$/.test(url.pathname)) return `DATABASE_URL must end with the name of a database, like ${LIKE}`;
  if (!MODES.includes(url.searchParams.get("sslmode") ?? "disable"))
    return "sslmode in DATABASE_URL must be verify-full, or disable to speak to the database without encryption";
  return undefined;
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    return [username, password, pathname].map(decodeURIComponent).length > 0;
  } catch {
    return false;
  }
}

/** Says whether a database is named by the address of a PostgreSQL server, and not by a file. */
export function isPostgresUrl(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}

/** The parts of an address that was checked. Only on this machine is a server spoken to in the clear by itself. */
export function partsOf(address: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(address);
  const host = searchParams.get("host") ?? hostname.replace(/^\[(.+)\]$/, "$1");
  const isHere = /^(\/|localhost$|127(\.\d+){3}$|::1$)/.test(host);
  return {
    host,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    isEncrypted: (searchParams.get("sslmode") ?? (isHere ? "disable" : "verify-full")) !== "disable",
    files: {
      ca: searchParams.get("sslrootcert"),
      cert: searchParams.get("sslcert"),
      key: searchParams.get("sslkey"),
    },
  };
}

/** How a database is named to people: its file, or its name and its server. Never with a password. */
export function placeName(place: string): string {
  if (!isPostgresUrl(place)) return place;
  const { database, host, port } = partsOf(place);
  return `${database} on ${host}:${port}`;
}
