import { once } from "node:events";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

/** A mail as it arrived. */
type Arrived = { to: string[]; content: string };

/** `hangUp` cuts all connections without a word. */
type MailServer = { url: string; arrived: Arrived[]; hangUp: () => void };

/**
 * A real mail server, which takes whatever arrives unless `options` say otherwise, on a free port unless one is given.
 * Stops when the test is over.
 */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      text(stream).then((content) => {
        arrived.push({ to, content });
        callback();
      }, callback);
    },
    ...options,
  });
  server.on("error", () => undefined);
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    arrived,
    hangUp: () => sockets.forEach((socket) => void socket.destroy()),
  };
}

/** An answer of the mail server that refuses, with its code. */
export function refusal(code: number): Error {
  return Object.assign(new Error("Refused"), { responseCode: code });
}
