import type { PageLink } from "@/lib/content/schema";

/** What navigation calls a topic: the words of its address, since its title is a whole sentence. */
export function topicName({ path }: Pick<PageLink, "path">): string {
  const words = path.slice(1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
