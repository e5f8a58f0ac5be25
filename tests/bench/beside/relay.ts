import { once } from "node:events";
import { connect, createServer } from "node:net";

/** What passed between a browser and a server: bytes of the server's answers with their headers, and what was asked for. */
type Passed = { bytes: number; paths: string[] };

/** Stands between a browser and a server and counts what passes. `origin` is where the browser finds it. */
export type Relay = { origin: string; passed: () => Passed; stop: () => void };

/** Starts a relay to a port of this machine. It changes nothing of what it passes on. */
export async function startRelay(port: number): Promise<Relay> {
  let [bytes, asked] = [0, ""];
  const server = createServer((browser) => {
    const site = connect(port, "127.0.0.1");
    browser.on("data", (chunk) => {
      asked += chunk.toString("latin1");
    });
    site.on("data", (chunk) => {
      bytes += chunk.byteLength;
    });
    browser.pipe(site).pipe(browser);
    for (const [one, other] of [
      [browser, site],
      [site, browser],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port");
  const passed = () => ({
    bytes,
    paths: [...asked.matchAll(/^GET (\S+) HTTP\/1\.1\r$/gm)].map(([, path = ""]) => path),
  });
  return { origin: `http://127.0.0.1:${address.port}`, passed, stop: () => void server.close() };
}
