import type { StoredRequest } from "@/lib/consultation/requests";

/** A new request of a person, as it was stored at that moment, with these answers. */
export function storedRequest(receivedAt: Date, answers: StoredRequest["answers"]): StoredRequest {
  return {
    id: "1",
    reference: "KQ7M-X3RT",
    receivedAt,
    status: "new",
    changedAt: receivedAt,
    closedAt: null,
    answeredAt: null,
    version: 0,
    automatic: false,
    readable: true,
    consentVersion: "2026-11",
    answers,
  };
}
