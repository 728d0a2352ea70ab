import type { Name } from "../step.ts";

/** The state of a person in a slot. */
export type SlotState = "planned" | "offered" | "confirmed" | "changed";

/** The state of a person in an offer. */
export interface Answer {
  readonly name: Name;
  state: "asked" | "accepted" | "declined" | "waitlisted" | "handed-back" | "lapsed";
  /** Whether the person sees it among their offers. */
  open: boolean;
  /** When they joined the waitlist, and the version of the shift then (Q42). */
  joinedAt: number;
  joinedVersion: number;
}

/** An offer in the model. */
export interface ModelOffer {
  readonly number: number;
  readonly shift: ModelShift;
  readonly deadline: number;
  /** How it ended; `began`: the shift began while it was filled. */
  end: "withdrawn" | "lapsed" | "began" | undefined;
  /** Whether it was filled and is waiting for the job to serve the waitlist before it opens again. */
  isFilled: boolean;
  /** When the job processes it next. */
  dueAt: number;
  readonly answers: Answer[];
}

/** A shift in the model. */
export interface ModelShift {
  start: number;
  end: number;
  readonly slots: number;
  /** Increases when the terms its people agreed to change (Q61). */
  version: number;
  isPublished: boolean;
  isCancelled: boolean;
  readonly people: Map<Name, SlotState>;
  /** The people who have seen that they are on it. */
  readonly seenBy: Set<Name>;
  readonly offers: ModelOffer[];
  /** The last offer that a planner made. */
  lastOffer: ModelOffer | undefined;
}

/** Whether a shift has no free slot. */
export const isFull = ({ people, slots }: ModelShift): boolean => people.size >= slots;

/** The number of people who confirmed, even before the shift changed. */
export const filledOf = ({ people }: ModelShift): number =>
  [...people.values()].filter((state) => state === "confirmed" || state === "changed").length;

/** The status of a shift. */
export function statusOf(shift: ModelShift): string {
  if (shift.isCancelled) return "cancelled";
  if (filledOf(shift) >= shift.slots) return "confirmed";
  return shift.isPublished ? "offered" : "draft";
}

/** The state of an offer at a time (Q42). */
export function offerStateAt({ shift, deadline, end, isFilled }: ModelOffer, now: number) {
  if (end === "withdrawn" || end === "lapsed") return end;
  if (shift.isCancelled) return "withdrawn";
  if (isFull(shift)) return "filled";
  if (Math.min(deadline, shift.start) <= now) return "lapsed";
  return isFilled ? "filled" : "open";
}

/** The last time that a shift was offered to a person. */
export function latestAnswer(shift: ModelShift, name: Name): { offer: ModelOffer; answer: Answer } | undefined {
  const found = shift.offers.flatMap((offer) =>
    offer.answers.filter((one) => one.name === name).map((answer) => ({ offer, answer })),
  );
  return found.at(-1);
}

/** Ends an offer. People who haven't answered can't answer anymore. */
export function endOffer(offer: ModelOffer, end: NonNullable<ModelOffer["end"]>): void {
  offer.end = end;
  for (const answer of offer.answers) {
    if (answer.open && answer.state !== "declined") answer.state = "lapsed";
    answer.open = false;
  }
}
