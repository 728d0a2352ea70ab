import type { Shift } from "../shifts/collection.ts";
import { isOpen } from "../shifts/statuses.ts";
import type { Offer, OfferState } from "./collection.ts";

type OfferedShift = Pick<Shift, "status" | "start" | "taken" | "slots">;

/** Whether a shift can't be worked anymore or is hidden from workers. */
export const isTakenBack = ({ status }: Pick<Shift, "status">): boolean => !isOpen(status) || status === "draft";

/**
 * The state of an offer at this time. The job stores it later, but no one needs to wait for that. A filled offer stays filled
 * until the job has given a free slot to the waitlist.
 */
export const offerStateAt = (
  offer: Pick<Offer, "state" | "deadline" | "dueAt">,
  shift: OfferedShift | undefined,
  now: number,
): OfferState => {
  const state = nextOfferState(offer, shift, now);
  return state === "open" && offer.state === "filled" && offer.dueAt <= now ? "filled" : state;
};

/** The state that the job stores. */
export function nextOfferState(
  { state, deadline }: Pick<Offer, "state" | "deadline">,
  shift: OfferedShift | undefined,
  now: number,
): OfferState {
  if (state === "withdrawn" || state === "lapsed") return state;
  if (shift?.status === "completed") return state === "filled" ? "filled" : "lapsed";
  if (shift === undefined || isTakenBack(shift)) return "withdrawn";
  if (shift.taken >= shift.slots) return "filled";
  return Math.min(deadline, shift.start) <= now ? "lapsed" : "open";
}
