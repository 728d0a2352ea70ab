import { type JobScheduler, type Rollcall, RollcallError, type RunningJobs, StoreOutdated } from "@rollcall/core";
import type { Log } from "../log.ts";
import { inProcessJobs } from "./in-process-jobs.ts";
import { SharedJobs } from "./shared-jobs.ts";

/** The parts of Rollcall that jobs use. */
export type WithJobs = Pick<Rollcall, "sweep" | "jobs" | "onMail">;

/**
 * Runs the jobs of all domains until stopped. Sweeping happens in one hourly run, and mail is also sent as soon as it is queued. A failed
 * job is logged and runs again at its next time. Once a newer version has changed the database so that this process can't use it, this
 * process leaves shared jobs to processes of that version.
 * @param rollcall the jobs, and the trigger for dispatching mail
 * @param log receives failures
 * @param scheduler decides when and in which process jobs run; jobs that every process needs always run in this one
 */
export function startJobs(rollcall: WithJobs, log: Log, scheduler: JobScheduler): Omit<RunningJobs, "wake"> {
  const all = [
    ...rollcall.jobs.filter(({ name }) => !isPartOfSweep(name)),
    { name: "sweep", every: 3600 as const, inEachProcess: false, run: () => rollcall.sweep() },
  ].map(({ run, ...job }) => ({
    ...job,
    run: async () => {
      // Not in the same run, which could then exceed its time limit and delay a shutdown.
      const continueIn = (end: unknown): void => {
        if (hasMore(end)) (job.inEachProcess === true ? own : shared).wake(job.name);
      };
      try {
        continueIn(await logged(job.name, run, log));
        // Only these jobs still run in an outdated process, so the process is current again.
        if (job.inEachProcess === true) shared.join();
      } catch (error) {
        continueIn(error);
        if (saysOutdated(error)) shared.leave();
        throw error;
      }
    },
  }));
  const report = (cause: unknown): void => {
    log({ ...failure, method: "jobs", milliseconds: 0, cause });
  };
  const own = inProcessJobs.start(
    all.filter(({ inEachProcess = false }) => inEachProcess),
    report,
  );
  const inOneProcess = all.filter(({ inEachProcess = false }) => !inEachProcess);
  const shared = new SharedJobs(() => scheduler.start(inOneProcess, report), report);
  // The clock must not be behind the time before a restart, not even for a few seconds.
  own.wake("clock.record");
  const stopListening = rollcall.onMail(() => {
    shared.wake("mail.dispatch");
  });
  return {
    stop() {
      stopListening();
      own.stop();
      shared.stop();
    },
    // The store says more about why an outdated process isn't ready.
    isRunning: () => own.isRunning() && (shared.isOutdated || shared.isRunning()),
    depth: async () => (await own.depth()) + (await shared.depth()),
    async idle() {
      await own.idle();
      await shared.idle();
    },
  };
}

/** Whether a result or a failure of a run means that the next one should continue immediately. */
const hasMore = (end: unknown): boolean =>
  typeof end === "object" && end !== null && "hasMore" in end && end.hasMore === true;

const saysOutdated = (error: unknown): boolean =>
  error instanceof StoreOutdated || (error instanceof RollcallError && error.code === "store.outdated");

const isPartOfSweep = (name: string): boolean => name.endsWith(".sweep") || name === "history.seal";

const failure = { level: "error", requestId: "job", path: "", status: 503 } as const;

/** The longest duration of a job, in milliseconds: a host's mailer may never respond. */
const maxDuration = 600_000;

/** Runs a job. Logs failures. Rejects when the work fails or takes longer than ten minutes. */
async function logged(method: string, work: () => Promise<unknown>, log: Log): Promise<unknown> {
  const began = performance.now();
  try {
    return await within(maxDuration, work());
  } catch (cause) {
    log({ ...failure, method, milliseconds: performance.now() - began, cause });
    throw cause;
  }
}

/** Rejects when the work fails or times out. Does not keep the process alive. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the job did not end within ${milliseconds / 60_000} minutes`));
    }, milliseconds);
    if (typeof timer === "object" && "unref" in timer) timer.unref();
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
