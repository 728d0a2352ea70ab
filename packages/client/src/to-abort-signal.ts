import type { AbortSignalLike } from "@rollcall/core/client";

/** The platform's signal behind what a caller gave; one that follows it where it is of another make. */
export function toAbortSignal(like: AbortSignalLike | undefined): AbortSignal | undefined {
  if (like === undefined || like instanceof AbortSignal) return like;
  const controller = new AbortController();
  if (like.aborted) controller.abort();
  else
    like.addEventListener("abort", () => {
      controller.abort();
    });
  return controller.signal;
}
