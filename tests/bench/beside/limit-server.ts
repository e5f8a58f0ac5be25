import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

/*
 * A process of the bench: serves the hand-written page from memory where there is no nginx, as compressed beforehand as
 * nginx would. `PORT` and `LIMIT_FOLDER` say where.
 */

const folder = process.env.LIMIT_FOLDER ?? "";
const [plain, gzip, brotli] = ["", ".gz", ".br"].map((end) => readFileSync(path.join(folder, `article.html${end}`)));

createServer((request, response) => {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const [encoding, body] = /\bbr\b/.test(accepted)
    ? ["br", brotli]
    : /\bgzip\b/.test(accepted)
      ? ["gzip", gzip]
      : ["", plain];
  const headers = { "content-type": "text/html; charset=utf-8", vary: "accept-encoding" };
  response.writeHead(200, encoding === "" ? headers : { ...headers, "content-encoding": encoding }).end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
