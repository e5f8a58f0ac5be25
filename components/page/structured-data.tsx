import { type StructuredData as Data, structuredDataText } from "@/lib/content/structured-data/schema";

/**
 * What machines are told about the page. The browser does not run a block of this type, so that it stands in a document
 * that allows no script. It stands last: a reader's words come first.
 */
export function StructuredData({ data }: { data: Data | null }) {
  return data && <script type="application/ld+json">{structuredDataText(data)}</script>;
}
