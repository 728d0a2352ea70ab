import type { AbortSignalLike } from "../../contract/abort-signal.ts";

/** The part of the platform that is used. Declared here because core doesn't use the DOM types. */
interface Platform {
  readonly AbortSignal: { timeout(milliseconds: number): AbortSignalLike };
}

/** A signal that aborts after this many milliseconds. */
export const abortAfter = (milliseconds: number): AbortSignalLike =>
  (globalThis as unknown as Platform).AbortSignal.timeout(milliseconds);
