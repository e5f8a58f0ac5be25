import { request } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { answerSchema, type PublishAnswer, SOCKET } from "./schema.ts";

/** What the running site answered, or a line that says why there is no answer, and what to do. */
type Asked = { ok: true; answer: PublishAnswer } | { ok: false; reason: string };

/** What the other end does to a connection when it ends, or is ended, in the middle of its work. */
const CUT = ["ECONNRESET", "EPIPE"];

/** Asks the site that runs with this data folder to publish this folder of content. */
export async function askToPublish(dataDir: string, contentDir: string): Promise<Asked> {
  try {
    const said = await ask(path.join(dataDir, SOCKET), JSON.stringify({ contentDir }));
    return { ok: true, answer: answerSchema.parse(JSON.parse(said)) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { ok: false, reason: whyNoAnswer(code, path.relative(process.cwd(), dataDir) || dataDir) };
  }
}

/** Says why the site with this data folder gave no answer, by the code of the error; without one, it gave half of it. */
export function whyNoAnswer(code: string, dataDir: string): string {
  if (code === "ENOENT" || code === "ECONNREFUSED")
    return `No site runs here with the data folder ${dataDir}, so nothing was published. npm start shows what is written. If one does run, its log says why it cannot be asked, in the line with publishing-not-offered.`;
  if (code === "EACCES" || code === "EPERM")
    return `Nothing was published: this user may not ask the site (${code}). Run this as the user who runs the site.`;
  if (code === "" || CUT.includes(code))
    return "It is not known whether it was published: the site ended before it had answered. Start it if it does not run, and then run this again: it says so when readers see already what is written.";
  return `Nothing was published: the site cannot be asked in the data folder ${dataDir} (${code}). Set DATA_DIR as it is set for the site that runs.`;
}

function ask(socketPath: string, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: "POST", path: "/" }, (response) =>
      text(response).then(resolve, reject),
    );
    asked.once("error", reject).end(question);
  });
}
