import { partsOf, placeName } from "./schema.ts";

/** What a connection that broke says; it has no code. */
const BROKEN = /^(Connection terminated|Client |Query read timeout|timeout exceeded when trying to connect)/;

/** What is said instead of speaking encrypted. */
const IN_THE_CLEAR = /^The server does not support SSL connections/;

/** What the machine says when a server does not answer at all. */
const UNREACHABLE = /^(ECONN(REFUSED|RESET)|ETIMEDOUT|EPIPE|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What OpenSSL says of a certificate that it does not trust. */
const UNTRUSTED = /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/** Each answer of PostgreSQL that is an error has a code of five such characters. */
const ANSWERED = /^[0-9A-Z]{5}$/;

/**
 * A short code when PostgreSQL could not do its work, or nothing when the mistake is none of a database. As with SQLite,
 * whatever the server refuses counts.
 */
export function postgresFailure(error: Error): string | undefined {
  if (BROKEN.test(error.message) || IN_THE_CLEAR.test(error.message)) return "PG_UNREACHABLE";
  const code = codeOf(error);
  if (UNREACHABLE.test(code) || UNTRUSTED.test(code)) return code;
  return "severity" in error && ANSWERED.test(code) ? `PG_${code}` : undefined;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

/**
 * An error on opening a database of a PostgreSQL server as one line for the person who runs the site. The codes stay. An
 * error that is not known is given back as it is.
 */
export function postgresInWords(place: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const problem = problemOf(place, error);
  return problem ? Object.assign(error, { message: `The database ${placeName(place)} ${problem}` }) : error;
}

function problemOf(place: string, error: Error): string | undefined {
  const { database, user, host } = partsOf(place);
  const code = codeOf(error);
  if ("syscall" in error && error.syscall === "open")
    return "is named with the file of a certificate or key that cannot be read. Correct sslrootcert, sslcert or sslkey in DATABASE_URL.";
  if (BROKEN.test(error.message) || UNREACHABLE.test(code) || code === "ENOENT")
    return "does not answer. Start its server, or correct the address in DATABASE_URL.";
  if (IN_THE_CLEAR.test(error.message))
    return "does not speak encrypted. Switch ssl on in its server; only where nobody else can listen, add ?sslmode=disable to DATABASE_URL.";
  if (UNTRUSTED.test(code))
    return `shows a certificate that is not trusted (${code}). Add ?sslrootcert=, and the file of the certificate that has signed it, to DATABASE_URL, and name ${host} as the certificate does.`;
  const known: Record<string, string> = {
    "28P01": `refuses the user ${user} or the password. Correct them in DATABASE_URL.`,
    28000: `does not let in the user ${user} from this machine. Correct DATABASE_URL, or pg_hba.conf on its server.`,
    "3D000": `does not exist. Make it there: create database ${database}.`,
    42501: `does not let the user ${user} make and use tables. Make this user its owner: alter database ${database} owner to ${user}.`,
    53300: "has too many connections. Raise max_connections on its server: each site takes ten.",
    53100: "has no room left on its disk. Make room there.",
    "57P03": "is just being started or stopped. Try again in a moment.",
    25006: "can only be read: its server is a copy of another one. Name that one in DATABASE_URL.",
    "55P03": "is held by another program. Stop that one and try again.",
  };
  return known[code];
}
