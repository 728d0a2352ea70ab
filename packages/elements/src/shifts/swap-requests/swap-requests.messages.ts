import { workReasons } from "../../messages/work-reasons.en.ts";

/** The English messages of the swaps of a schedule. */
export const swapWords = {
  "swaps.title": "Swaps",
  "swaps.none": "No swaps",
  "swaps.none.text": "Shifts that workers swap or offer to others appear here.",
  "swaps.unknown": "Unknown person",
  "swaps.offers": "{from} offers this shift to others",
  "swaps.gives": "{from} gives this shift to {to}",
  "swaps.exchanges": "{from} gives this shift to {to} in exchange for:",
  "swaps.state.open": "Not accepted yet",
  "swaps.state.answered": "Waiting for {from}",
  "swaps.state.agreed": "Waiting for approval",
  "swaps.blocked": "Can’t be approved.",
  "swaps.approve": "Approve",
  "swaps.approved": "Swap approved",
  "swaps.reject": "Reject",
  "swaps.reject.title": "Reject this swap?",
  "swaps.reject.reason": "Reason",
  "swaps.reject.reason.text": "Both workers see it.",
  "swaps.reject.needed": "Enter a reason.",
  "swaps.rejecting": "Rejecting",
  "swaps.rejected": "Swap rejected",
  "swaps.of": "{action}: {shift}, {from} to {to}",
} as const;

/** All English messages of the element: its own, and those of reasons about workers. */
export const swapRequestWords = { ...workReasons, ...swapWords };

/** The keys of these messages. */
export type SwapKey = keyof typeof swapRequestWords;
