/** The line of a page on which an entry of its front matter stands, from 1; the first line when it stands nowhere. */
export function lineOfKey(text: string, key: string): number {
  const line = text.split("\n").findIndex((words) => words.startsWith(`${key}:`));
  return Math.max(line + 1, 1);
}

/** The line of a YAML file on which an entry of a named part stands, as `checked:` of one source does; else the first. */
export function lineOfEntry(text: string, part: string, key: string): number {
  const lines = text.split("\n");
  const start = lines.findIndex((words) => words.startsWith(`${part}:`));
  const within = lines.findIndex((words, at) => at > start && words.trimStart().startsWith(`${key}:`));
  return start === -1 ? 1 : Math.max(within, start) + 1;
}
