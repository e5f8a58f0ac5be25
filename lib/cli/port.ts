import { createServer } from "node:net";

/**
 * Says in one line why a port cannot be listened on, or null when it can. Asked before a build is waited for. `command`
 * is what the person typed, to be shown with another port.
 */
export async function portProblem(port: number, command: string): Promise<string | null> {
  const probe = createServer();
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    probe.once("error", resolve);
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
  if (problem === null) return null;
  if (problem.code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} ${command}`;
  }
  return `Port ${port} cannot be used (${problem.code}). Choose another: PORT=3000 ${command}`;
}
