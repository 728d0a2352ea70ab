import type { Rollcall } from "@rollcall/core";
import type { Log } from "../log.ts";
import { cronTimetable } from "./cron-timetable.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Timetable } from "./timetable.ts";

/** The parts of Rollcall that jobs use. */
export type WithJobs = Pick<Rollcall, "sweep" | "jobs" | "onMail">;

/** The running jobs. */
export interface Jobs {
  /** Starts no more jobs. `idle` waits for running ones. */
  stop(): void;
  /** Resolves when no job is running. */
  idle(): Promise<void>;
}

/**
 * Runs the jobs of all domains until stopped. Sweeping happens in one hourly run, and mail is also sent as soon as some is
 * queued. A job never runs concurrently with itself; across processes, the rows decide which process does the work. A
 * failed job is logged and runs again at its next time. Does not keep the process alive.
 */
export function startJobs(rollcall: WithJobs, log: Log, timetable: Timetable = cronTimetable): Jobs {
  const patterns = patternsFrom(new Date());
  const start = (name: string, every: keyof typeof patterns, work: () => Promise<unknown>) => {
    const job = oneAtATime(logged(name, work, log));
    const leaveTimetable = timetable(patterns[every], () => {
      job.start();
    });
    return { ...job, name, leaveTimetable };
  };
  const jobs = [
    ...rollcall.jobs.filter(({ name }) => !isPartOfSweep(name)).map(({ name, every, run }) => start(name, every, run)),
    start("sweep", 3600, () => rollcall.sweep()),
  ];
  const mail = jobs.find(({ name }) => name === "mail.dispatch");
  // The clock must not be behind the time before a restart, not even for a few seconds.
  jobs.find(({ name }) => name === "clock.record")?.start();
  const stopListening = rollcall.onMail(() => {
    mail?.start();
  });
  return {
    stop() {
      stopListening();
      for (const job of jobs) {
        job.leaveTimetable();
        job.stop();
      }
    },
    async idle() {
      await Promise.all(jobs.map((job) => job.idle()));
    },
  };
}

const isPartOfSweep = (name: string): boolean => name.endsWith(".sweep") || name === "history.seal";

/** Patterns by seconds, counted from the start of the process, so that several processes don't all run at the same second. */
function patternsFrom(began: Date) {
  const second = began.getUTCSeconds();
  return {
    5: `${second % 5}-59/5 * * * * *`,
    60: `${second} * * * * *`,
    3600: `${second} ${began.getUTCMinutes()} * * * *`,
  };
}

const logged =
  (method: string, work: () => Promise<unknown>, log: Log): (() => Promise<void>) =>
  async () => {
    const began = performance.now();
    try {
      await work();
    } catch (cause) {
      const milliseconds = performance.now() - began;
      log({ level: "error", requestId: "job", method, path: "", status: 503, milliseconds, cause });
    }
  };
