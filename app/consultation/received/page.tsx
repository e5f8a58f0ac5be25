import type { Metadata } from "next";
import { NoReceipt, Receipt, ReceiptUnavailable } from "@/components/consultation/receipt";
import { PageShell } from "@/components/page/page-shell";
import { siteVault } from "@/lib/consultation/open-vault";
import { lookUpReference } from "@/lib/consultation/requests";
import { navigation } from "@/lib/content/navigation";

/** The title depends on what is found, so it stands with the words. */
export const metadata: Metadata = { robots: { index: false } };

/** What a patient sees after sending: the receipt, but only for a request that the store really holds. */
export default async function ReceivedPage({ searchParams }: PageProps<"/consultation/received">) {
  const { ref } = await searchParams;
  const found = await lookUpReference(siteVault, typeof ref === "string" ? ref : "");
  const shell = await navigation();
  return (
    <PageShell {...shell}>
      {found.state === "known" && <Receipt reference={found.reference} clinic={shell.clinic} />}
      {found.state === "unknown" && <NoReceipt clinic={shell.clinic} />}
      {found.state === "unavailable" && <ReceiptUnavailable clinic={shell.clinic} />}
    </PageShell>
  );
}
