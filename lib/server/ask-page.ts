import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Ask } from "../documents/make.ts";
import { askNext, type NextHandler } from "./next-answer.ts";

/** Asks Next for pages without a visitor: for documents, which are made ahead of all visits. */
export function pageAsker(next: NextHandler, siteUrl: string): Ask {
  const { host } = new URL(siteUrl);
  return async (path) => {
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    const question = { method: "GET", url: path, headers: { host }, body: Buffer.alloc(0) };
    const { status, headers, body } = await askNext(next, question, response);
    return { status, type: String(headers.get("content-type")), body: body.toString("utf8") };
  };
}
