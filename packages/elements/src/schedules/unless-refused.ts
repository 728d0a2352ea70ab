import { RollcallError } from "@rollcall/core/contract";

/** For `then` and `catch`: nothing, where the caller may not see what was asked for. Any other failure stays one. */
export function unlessRefused(error: unknown): undefined {
  if (error instanceof RollcallError && (error.kind === "forbidden" || error.kind === "hidden")) return undefined;
  throw error;
}
