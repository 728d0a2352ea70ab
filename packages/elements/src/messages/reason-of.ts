import { type Reason, RollcallError } from "@rollcall/core/contract";

/** The reason in an error; what is no error of ours reads as a failure of ours. */
export const reasonOf = (error: unknown): Reason =>
  error instanceof RollcallError ? error.reason : { code: "internal" };
