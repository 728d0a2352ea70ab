import type { AbortSignalLike } from "@rollcall/core/client";

/** The platform signal for the signal of a caller, for the duration of a call. */
export interface FollowedSignal {
  readonly signal: AbortSignal | undefined;
  /** Stops listening to the caller's signal. */
  readonly letGo: () => void;
}

/** Returns the caller's signal, or a platform signal that follows it if it comes from another implementation. */
export function toAbortSignal(like: AbortSignalLike | undefined): FollowedSignal {
  if (like === undefined || like instanceof AbortSignal) return { signal: like, letGo: () => undefined };
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  if (like.aborted) abort();
  else like.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    letGo: () => {
      like.removeEventListener("abort", abort);
    },
  };
}
