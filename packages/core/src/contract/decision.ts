import type { ErrorCode } from "./error-codes.ts";

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

/** Why something is not possible: a code, typed details where there are any, and what helps (X1). */
export interface Reason {
  readonly code: ErrorCode;
  readonly details?: ErrorDetails | undefined;
  readonly remedy?: Remedy | undefined;
}

/** Plain values that explain a code: names of fields, limits, counts. Never a secret, never another person's data. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** Whether something is possible, and if not, every reason why. */
export interface Decision {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** The decision that permits. */
export const allowed: Decision = { allowed: true, reasons: [] };
