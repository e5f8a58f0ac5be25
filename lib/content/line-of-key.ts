/** The line of a page on which an entry of its front matter stands, from 1; the first line when it stands nowhere. */
export function lineOfKey(text: string, key: string): number {
  const line = text.split("\n").findIndex((words) => words.startsWith(`${key}:`));
  return Math.max(line + 1, 1);
}
