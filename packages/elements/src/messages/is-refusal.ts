import { RollcallError } from "@rollcall/core/contract";

/** Whether an error says that the caller may not see what was asked for. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof RollcallError && (error.kind === "forbidden" || error.kind === "hidden");
