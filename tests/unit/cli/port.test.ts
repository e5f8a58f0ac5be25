import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { portProblem } from "@/lib/cli/port";

async function takenPort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : 0 };
}

test("a taken port is named, with a command that uses another", async () => {
  const { server, port } = await takenPort();
  expect(await portProblem(port, "npm start")).toBe(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
  server.close();
  await once(server, "close");
  expect(await portProblem(port, "npm start")).toBeNull();
});
