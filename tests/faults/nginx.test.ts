import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { listRequests } from "@/lib/consultation/requests";
import { canaryForm } from "@/tests/support/canary";
import { startFaultSite, vaultOf } from "@/tests/support/fault-site";
import { freePort } from "@/tests/support/free-port";
import { bodyOf, openForm } from "@/tests/support/open-form";
import { kill } from "@/tests/support/own-site";

const HAS_NGINX = spawnSync("nginx", ["-v"]).status === 0 && spawnSync("openssl", ["version"]).status === 0;

/** Runs nginx with the configuration of this project, at other ports and with a certificate of its own. */
async function startNginx(sitePort: string): Promise<{ port: number; log: () => Promise<string> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-nginx-"));
  await chmod(folder, 0o755);
  const certificate = ["-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=clinic.example"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...certificate], {
    cwd: folder,
    stdio: "ignore",
  });
  const [port, plainPort] = [await freePort(), await freePort()];
  const site = (await readFile("lib/server/nginx.conf", "utf8"))
    .replace("listen 80;", `listen ${plainPort};`)
    .replace("listen 443 ssl http2;", `listen ${port} ssl http2;`)
    .replaceAll(/listen \[::\].*;/g, "")
    .replace(/\/etc\/letsencrypt.*fullchain.pem/, path.join(folder, "cert.pem"))
    .replace(/\/etc\/letsencrypt.*privkey.pem/, path.join(folder, "key.pem"))
    .replaceAll("/srv/clinic/.next", path.resolve(TEST_SERVER.BUILD_DIR))
    .replaceAll("/var/log/nginx", folder)
    .replace("127.0.0.1:3000", `127.0.0.1:${sitePort}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  const http = `http { types { text/html html; } default_type text/html; ${temporary.join(" ")} ${site} }`;
  await writeFile(
    path.join(folder, "main.conf"),
    `${user} daemon off; pid ${folder}/pid; error_log ${folder}/main.log;\nevents {}\n${http}`,
  );
  const nginx = spawn("nginx", ["-c", path.join(folder, "main.conf")], { stdio: "inherit" });
  onTestFinished(async () => {
    const gone = once(nginx, "exit");
    nginx.kill("SIGTERM");
    await gone;
  });
  for (let tries = 0; tries < 50 && !(await ask(port, "GET", "/about").catch(() => null)); tries += 1)
    await setTimeout(100);
  return { port, log: () => readFile(path.join(folder, "clinic-site.log"), "utf8") };
}

type Sent = { headers?: Record<string, string>; body?: Uint8Array };

/** Asks through nginx as a browser does that was led there by its name. */
async function ask(port: number, method: string, address: string, { headers = {}, body }: Sent = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<import("node:http").IncomingMessage>();
  const options = {
    port,
    method,
    path: address,
    rejectUnauthorized: false,
    servername: "clinic.example",
    agent: false,
  };
  const asked = request({
    host: "127.0.0.1",
    ...options,
    headers: { host: "clinic.example", accept: "text/html", ...headers },
  });
  asked.once("response", resolve).once("error", reject).end(body);
  const response = await promise;
  return { status: response.statusCode, headers: response.headers, html: await text(response) };
}

test.skipIf(!HAS_NGINX)(
  "behind nginx forms are taken, its own refusals are pages, and its log names nobody",
  async () => {
    const SITE_URL = "https://clinic.example";
    const site = await startFaultSite({ SITE_URL, TRUST_PROXY: "127.0.0.1,::1" });
    const { port, log } = await startNginx(new URL(site.url).port);

    const form = await openForm(site.url);
    const whole = new Request(SITE_URL, { method: "POST", body: bodyOf(form, canaryForm()) });
    const type = whole.headers.get("content-type") ?? "";
    const headers = { origin: SITE_URL, "content-type": type, "x-forwarded-for": "198.51.100.9" };
    const taken = await ask(port, "POST", "/consultation", {
      headers,
      body: new Uint8Array(await whole.arrayBuffer()),
    });
    expect(taken.status).toBe(303);
    expect(taken.headers.location).toMatch(/^\/consultation\/received\?ref=/);
    expect(taken.headers["strict-transport-security"]).toContain("max-age=31536000");
    expect(await listRequests(await vaultOf(site))).toHaveLength(1);

    const long = await ask(port, "POST", "/consultation", { headers, body: Buffer.alloc(2_000_000) });
    expect(long.status).toBe(413);
    expect(long.html).toContain("Your request was not sent");
    expect(long.html).toContain("It was too long for us to take.");

    await ask(port, "GET", "/search?q=qanary+knee");
    await kill(site);
    for (const [method, words] of [
      ["POST", "Your request was not sent"],
      ["GET", "This page could not be shown"],
    ] as const) {
      const away = await ask(port, method, "/consultation?q=qanary", { headers });
      expect(away.status).toBe(502);
      expect(away.html).toContain(words);
      expect(away.html).toContain("+1 202-555-0143");
      expect(away.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(away.headers["cache-control"]).toBe("no-store");
    }
    expect(await log()).toMatch(/POST \/consultation 303/);
    expect(await log()).not.toMatch(/qanary|127\.0\.0\.1|198\.51/);
  },
);
