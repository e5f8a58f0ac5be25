import type { StoredRequest, UnreadableRequest } from "../consultation/requests.ts";
import type { Line, Mark } from "./schema.ts";

type AnyRequest = StoredRequest | UnreadableRequest;

/** The answer to one question as one text; empty when there is none. */
export function answerTo(request: AnyRequest, name: string): string {
  const answer = request.readable ? request.answers[name] : undefined;
  return [answer ?? []].flat().join(", ");
}

/** A request as a line of a list. Who came before `overdue` and has had no answer, waits for too long. */
export function lineOf(request: AnyRequest, overdue: Date): Line {
  const { reference, receivedAt, status, automatic } = request;
  const way = answerTo(request, answerTo(request, "contactBy") === "phone" ? "phone" : "email");
  return {
    reference,
    receivedAt,
    status,
    automatic,
    name: answerTo(request, "name"),
    way,
    marks: marksOf(request, overdue),
  };
}

function marksOf(request: AnyRequest, overdue: Date): Mark[] {
  if (!request.readable) return [{ words: "Cannot be opened", urgent: true }];
  const marks: Mark[] = [];
  if (request.status === "closed") return marks;
  if (isOverdue(request, overdue)) marks.push({ words: "Waits too long", urgent: true });
  else if (request.status === "open" && !request.answeredAt) marks.push({ words: "Not answered yet", urgent: false });
  if (answerTo(request, "examined") === "no") marks.push({ words: "No doctor yet", urgent: false });
  return marks;
}

/** Whether a person waits for longer than was promised. What looks automatic is nobody's until somebody says so. */
export function isOverdue({ automatic, answeredAt, receivedAt }: AnyRequest, overdue: Date): boolean {
  return !automatic && answeredAt === null && receivedAt < overdue;
}
