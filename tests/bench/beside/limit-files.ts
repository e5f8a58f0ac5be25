import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { limitPage } from "../article/limit.ts";

/** Writes the hand-written page into a folder, and beside it how it is sent: compressed as far as each format goes. */
export async function writeLimit(folder: string): Promise<void> {
  const html = await limitPage();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "article.html"), html);
  await writeFile(path.join(folder, "article.html.gz"), gzipSync(html, { level: 9 }));
  await writeFile(path.join(folder, "article.html.br"), brotliCompressSync(html));
}

/**
 * The configuration of an nginx that does nothing but send these files, in one process and with no log: as fast as it can
 * be made to. Without its module for brotli, the `.br` file is named as the answer, which comes to the same bytes.
 */
export function nginxConfiguration(folder: string, port: number): string {
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  ${own.join("\n  ")}
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=16;
  keepalive_requests 1000000000;
  types { }
  default_type "text/html; charset=utf-8";
  map $http_accept_encoding $end { default ""; "~\\bbr\\b" ".br"; }
  map $http_accept_encoding $encoding { default ""; "~\\bbr\\b" "br"; }
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location = /article {
      gzip_static on;
      gzip_vary on;
      add_header content-encoding $encoding;
      try_files /article.html$end =404;
    }
  }
}
`;
}
