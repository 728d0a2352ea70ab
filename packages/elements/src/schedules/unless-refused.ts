import { isRefusal } from "../messages/is-refusal.ts";

/** For `then` and `catch`: nothing, where the caller may not see what was asked for. Any other failure stays one. */
export function unlessRefused(error: unknown): undefined {
  if (isRefusal(error)) return undefined;
  throw error;
}
