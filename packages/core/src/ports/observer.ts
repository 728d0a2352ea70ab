import type { EngineObserver } from "../kernel/store/observer.ts";
import type { MailEnd } from "./mail-kind.ts";

/** What happened to an email when it was due: its end, `failed` for a failure to be retried, or `paced` if a limit postponed it. */
export type ObservedMail = MailEnd | "failed" | "paced";

/** Follows what a Rollcall does, for traces and metrics. `openTelemetry()` of `@rollcall/server` is one. */
export interface Observer extends EngineObserver {
  /** Surrounds one run of a job. */
  job<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Called for each email that was due. */
  mail(kind: string, result: ObservedMail): void;
}

/** Observes nothing. */
export const unobserved: Observer = {
  operation: (_call, run) => run(),
  transaction: (_mode, run) => run(),
  conflict: () => undefined,
  failedRow: () => undefined,
  job: (_name, run) => run(),
  mail: () => undefined,
};
