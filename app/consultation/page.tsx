import type { Metadata } from "next";
import { ConsultationForm } from "@/components/consultation/consultation-form";
import { ConsultationIntroduction } from "@/components/consultation/introduction";
import { blocks } from "@/components/mdx";
import { PageShell } from "@/components/page/page-shell";
import { FORM_PATH } from "@/lib/consultation/schema";
import { STAMP_PLACE } from "@/lib/consultation/stamp";
import { emergencyCards } from "@/lib/content/articles";
import { dayOf } from "@/lib/content/day";
import { navigation } from "@/lib/content/navigation";
import { shareCard } from "@/lib/content/share";
import { sendConsultation } from "./actions";

const PAGE = {
  path: FORM_PATH,
  title: "Ask for a consultation",
  description:
    "Ask the clinic to call or write to you about your injury. Signs of an emergency come first. Sending the form does not book a visit.",
};

/** The form draws the title itself, since it has to say when there is an error. */
export async function generateMetadata(): Promise<Metadata> {
  const { clinic } = await navigation();
  return { description: PAGE.description, alternates: { canonical: PAGE.path }, openGraph: shareCard(PAGE, clinic) };
}

/** It is made when the build or the publishing of a page asks for it; the server finishes it for each visit. */
export const dynamic = "force-dynamic";

/** The form, with a place where each visit gets a stamp of its own. */
export default async function ConsultationPage() {
  const [shell, signs] = await Promise.all([navigation(), emergencyCards(blocks, dayOf(new Date()))]);
  return (
    <PageShell {...shell}>
      <ConsultationForm action={sendConsultation} clinic={shell.clinic} onceKey={STAMP_PLACE}>
        <ConsultationIntroduction clinic={shell.clinic} signs={signs} />
      </ConsultationForm>
    </PageShell>
  );
}
