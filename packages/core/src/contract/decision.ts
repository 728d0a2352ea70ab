import type { ErrorCode } from "./error-codes.ts";
import type { ErrorDetailsOf } from "./error-details.ts";

/** What helps against a reason, as codes that the message catalogue words. */
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
  "reopen-the-shift",
  "use-the-invited-account",
] as const;

/** What helps against a reason. */
export type Remedy = (typeof remedies)[number];

/** A reason with a certain code. */
export type ReasonOf<Code extends ErrorCode> = Code extends ErrorCode
  ? {
      readonly code: Code;
      readonly details?: ErrorDetailsOf<Code> | undefined;
      readonly remedy?: Remedy | undefined;
    }
  : never;

/** Why something is not possible: a code, its details where there are any, and what helps (X1). Switch on `code`. */
export type Reason = ReasonOf<ErrorCode>;

/** Whether something is possible, and if not, every reason why. */
export interface Decision {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** The decision that permits. */
export const allowed: Decision = { allowed: true, reasons: [] };
