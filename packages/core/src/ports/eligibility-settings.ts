import type { ErrorCode } from "../contract/error-codes.ts";

/** Why a person can't take a shift, apart from not being an assignable member. */
export type EligibilityCode = Extract<ErrorCode, `worker.${string}`>;

/** `block` refuses the assignment unless it is overridden with a note; `warn` reports the reason; `ignore` drops it. */
export type EligibilityMode = "block" | "warn" | "ignore";

/** How each reason is treated. */
export type EligibilitySettings = Readonly<Record<EligibilityCode, EligibilityMode>>;
