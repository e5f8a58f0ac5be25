import type { MDXComponents } from "mdx/types";
import type { ReactNode } from "react";
import { CaseSeries } from "@/components/figures/case-series";
import { Drawing, Drawings } from "@/components/figures/drawing";
import { Hundred } from "@/components/figures/hundred";
import type { BlockName } from "@/lib/content/blocks/schema";
import type { BlockContext } from "@/lib/content/schema";
import { aboutOf } from "@/lib/content/sources/schema";
import { Alert } from "./alert";
import { Checklist, QuestionsToAsk } from "./checklist";
import { Cite } from "./cite";
import { Claimed, Known, Pair } from "./claims";
import { ClinicValue } from "./clinic-value";
import { Contents } from "./contents";
import { Emergency, Urgent } from "./emergency";
import { Interest } from "./interest";
import { Note } from "./note";
import { OutOfHundred } from "./out-of-hundred";
import { OwnAdvice } from "./own-advice";
import { Alternatives, ChangeOurMind, Harms, Unknown } from "./plain-parts";
import { ProductCard } from "./product-card";
import { Question } from "./question";
import { Quote } from "./quote";
import { Sheet, ToFillIn } from "./sheet";
import { Steps } from "./steps";
import { Studies } from "./studies";
import { Study } from "./study";
import { Summary } from "./summary";
import { Table } from "./table";
import { Term } from "./term";

type CiteAttributes = { id: string; turn?: string };
type ClinicAttributes = { value: string };
type OwnAdviceAttributes = { children: ReactNode };
type QuoteAttributes = { source: string; turn?: string; children: ReactNode };
type StudiesAttributes = { title: string; studies: string; children: ReactNode };
type SourceAttributes = { source: string; turn?: string; children: ReactNode };
type StudyAttributes = SourceAttributes & { title: string };
type InvitationAttributes = { children: ReactNode };
type EmergencyAttributes = { level?: string; children: ReactNode };

/**
 * The blocks a writer may use, made for one page.
 *
 * The context brings what no tag can say by itself: the numbers of the page's sources, the clinic's values, the pages of
 * the topic. What each block may hold is told in `lib/content/blocks/schema.ts`; a name missing here does not compile.
 */
export function blocks(context: BlockContext) {
  return {
    Alert,
    Alternatives,
    CaseSeries: (props: SourceAttributes) => <CaseSeries {...ofSource(props, context)}>{props.children}</CaseSeries>,
    ChangeOurMind,
    Checklist,
    Cite: (props: CiteAttributes) => noteOf(props.id, props.turn, context),
    Claimed,
    Clinic: (props: ClinicAttributes) => <ClinicValue {...props} clinic={context.clinic} />,
    Contents: () => (context.isHandout ? null : <Contents pages={context.contents} />),
    Drawing,
    Drawings,
    Emergency: (props: EmergencyAttributes) => <Emergency {...props} number={context.clinic.emergencyNumber} />,
    Harms,
    Hundred,
    Interest,
    Invitation: ({ children }: InvitationAttributes) =>
      context.invites ? <div className="screen-only">{children}</div> : null,
    Known,
    Note,
    OutOfHundred,
    OwnAdvice: (props: OwnAdviceAttributes) => <OwnAdvice {...props} isApproved={context.isApproved} />,
    Pair,
    ProductCard: () => <ProductCard product={context.clinic.product} status={context.status} />,
    Question,
    QuestionsToAsk,
    Quote: ({ source, ...props }: QuoteAttributes) => <Quote {...props} number={context.numbers.get(source) ?? 0} />,
    Sheet,
    Steps,
    Studies: (props: StudiesAttributes) => (
      <Studies {...props} studies={aboutEach(props.studies, context)} asks={!context.isHandout} />
    ),
    Study: (props: StudyAttributes) => <Study {...props} {...ofSource(props, context)} asks={!context.isHandout} />,
    Summary,
    Table,
    Term,
    ToFillIn,
    Unknown,
    Urgent,
  } satisfies MDXComponents & Record<BlockName, unknown>;
}

/** Whom each of some studies is about; the ids of their sources are set apart by spaces. */
function aboutEach(ids: string, { sources }: BlockContext) {
  return ids.split(" ").flatMap((id) => aboutOf(sources.get(id)) ?? []);
}

function noteOf(id: string, turn: string | undefined, { numbers }: BlockContext) {
  return <Cite turn={turn} number={numbers.get(id) ?? 0} />;
}

/** A source and its note, for a block that shows what the source holds. */
function ofSource({ source, turn }: { source: string; turn?: string }, context: BlockContext) {
  return { source: context.sources.get(source), note: noteOf(source, turn, context) };
}
