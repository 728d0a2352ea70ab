import type { ErrorCode } from "./error-codes.ts";
import type { ErrorDetailsOf } from "./error-details.ts";

/** What the caller can do about a refusal, as codes. The message catalog has the texts. */
export const remedies = [
  "make-another-admin",
  "make-another-assignable",
  "ask-an-admin",
  "ask-an-organization-admin",
  "choose-viewer",
  "turn-auto-send-off",
  "check-the-address",
  "restore-the-schedule",
  "transfer-the-schedule",
  "choose-a-successor",
  "make-assignable",
  "make-unassignable",
  "add-in-linked-schedule",
  "reopen-the-shift",
  "override-with-a-note",
  "release-someone",
  "use-the-invited-account",
  "confirm-sending-again",
] as const;

/** What the caller can do about a refusal. */
export type Remedy = (typeof remedies)[number];

/** A reason with this code. */
export type ReasonOf<Code extends ErrorCode> = Code extends ErrorCode
  ? {
      readonly code: Code;
      readonly details?: ErrorDetailsOf<Code> | undefined;
      readonly remedy?: Remedy | undefined;
    }
  : never;

/** Why something isn't allowed: a code, its details and a remedy, if there are any (X1). Switch on `code`. */
export type Reason = ReasonOf<ErrorCode>;

/** Whether something is allowed, and all reasons if it isn't. */
export interface Decision {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** The decision that permits. */
export const allowed: Decision = { allowed: true, reasons: [] };
