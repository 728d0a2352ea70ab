import { addDays } from "../kernel/values/plain-dates.ts";
import type { Holding } from "./collection.ts";
import { periodAt } from "./periods.ts";
import type { CertificationType } from "./type-collection.ts";

/**
 * The states of a person's certification on a date. `expiring`: valid, but it can be renewed. `grace`: expired, but it still
 * counts. `pending` and `rejected`: it isn't valid, and the latest proof waits for review or was rejected.
 */
export const holdingStates = ["missing", "pending", "valid", "expiring", "grace", "expired", "rejected"] as const;

/** The state of a certification of a person. */
export type HoldingState = (typeof holdingStates)[number];

type StoredHolding = Pick<Holding, "periods" | "pendingProofId" | "rejectedProofId">;
type TypeSettings = Pick<CertificationType, "renewalDays" | "graceDays" | "proofRequired" | "isArchived">;

/** The state of a certification and its dates on a day. */
export interface HoldingOnDate {
  readonly state: HoldingState;
  /** The first day on which it is valid; null if it isn't limited. */
  readonly validFrom: string | null;
  /** The last day on which it is valid; null if it doesn't expire. */
  readonly expiresOn: string | null;
  /** The last day of the grace period; null without one. */
  readonly graceUntil: string | null;
  /** The first day on which a renewal can be submitted; null if none is needed. */
  readonly renewableFrom: string | null;
  /** Whether the person can submit a proof. */
  readonly canSubmit: boolean;
}

/** Evaluates a certification of a person on a day. None of it is stored. */
export function holdingOn(holding: StoredHolding, type: TypeSettings, today: string): HoldingOnDate {
  const period = periodAt(holding.periods, today);
  const { from = null, until = null } = period ?? {};
  const renewableFrom = until === null ? null : addDays(until, -type.renewalDays);
  const graceUntil = until === null || type.graceDays === 0 ? null : addDays(until, type.graceDays);
  const state = stateOn({ holding, isApproved: period !== undefined, from, until, graceUntil, renewableFrom }, today);
  const isOpen = !type.isArchived && type.proofRequired;
  return {
    ...{ state, validFrom: from, expiresOn: until, graceUntil, renewableFrom },
    canSubmit: isOpen && state !== "valid",
  };
}

interface Evaluated {
  readonly holding: StoredHolding;
  readonly isApproved: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly graceUntil: string | null;
  readonly renewableFrom: string | null;
}

function stateOn(one: Evaluated, today: string): HoldingState {
  const { holding, isApproved, from, until, graceUntil, renewableFrom } = one;
  if (isApproved && (from === null || from <= today)) {
    if (until === null || today <= until)
      return renewableFrom !== null && today >= renewableFrom ? "expiring" : "valid";
    if (graceUntil !== null && today <= graceUntil) return "grace";
  }
  if (holding.pendingProofId !== null) return "pending";
  if (holding.rejectedProofId !== null) return "rejected";
  return isApproved && until !== null && until < today ? "expired" : "missing";
}
