import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { openDurable } from "./action/insert.ts";

/*
 * A process of the bench: what is left when a form is only read and kept, with nothing but what comes with Node. `PORT`
 * and `BENCH_DATA` say where.
 */

const store = openDurable(process.env.BENCH_DATA ?? "");

createServer(async (request, response) => {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html" }).end("<form method=post></form>");
    return;
  }
  const form = await readForm(request);
  store.insert(JSON.stringify([...form]));
  response.writeHead(303, { location: `/?ref=${randomUUID()}` }).end();
}).listen(Number(process.env.PORT));

async function readForm(request: IncomingMessage): Promise<FormData> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  return new Response(await buffer(request), { headers }).formData();
}
