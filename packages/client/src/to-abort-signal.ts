import type { AbortSignalLike } from "@rollcall/core/client";

/** The platform's signal behind what a caller gave, for as long as a call lasts. */
export interface FollowedSignal {
  readonly signal: AbortSignal | undefined;
  /** The call is over: what the caller gave is listened to no more. */
  readonly letGo: () => void;
}

/** The platform's signal behind what a caller gave; one that follows it where it is of another make. */
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
