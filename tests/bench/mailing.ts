import { once } from "node:events";
import { createServer, type Server as NetServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { compare, type Pace } from "./measure.ts";
import { startSite } from "./servers.ts";
import type { Line } from "./table.ts";

/** How many forms are sent at once while the mail server does this or that. */
const CONNECTIONS = 10;

/** The line that the others are compared with. */
export const MAIL_WORKS = "mail is taken";

/** Posts forms while the mail server takes what it gets, is not there, or takes the connection and never says a word. */
export async function compareMailing(pace: Pace): Promise<Line[]> {
  const taking = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => void stream.on("end", done).resume(),
  });
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket.on("error", () => undefined)));
  const gone = createServer();
  const nowhere = await addressOf(gone);
  gone.close();
  const sites = [
    await startSite(MAIL_WORKS, { SMTP_URL: await addressOf(taking.server) }),
    await startSite("mail server is down", { SMTP_URL: nowhere }),
    await startSite("mail server stalls", { SMTP_URL: await addressOf(silent) }),
  ];
  try {
    return await compare(sites, CONNECTIONS, pace);
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    for (const socket of sockets) socket.destroy();
    silent.close();
    taking.close();
  }
}

async function addressOf(server: NetServer): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `smtp://127.0.0.1:${address.port}`;
}
