import type { Rollcall } from "@rollcall/core";
import type { Log } from "../log.ts";
import { cronTimetable } from "./cron-timetable.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Timetable } from "./timetable.ts";

/** What jobs call. */
export type WithJobs = Pick<
  Rollcall,
  "sweep" | "dispatchMail" | "onMail" | "expireInvitations" | "refreshCalendars" | "settleStatuses"
>;

/** Jobs that are under way. */
export interface Jobs {
  /** Starts nothing more. What runs goes on to its end; `idle` waits for it. */
  stop(): void;
  /** Resolves when no job runs. */
  idle(): Promise<void>;
}

/**
 * Does, until it is stopped, what nobody asks for: sweeps every hour, sends mail every five seconds and as soon as some is
 * queued, shows every minute which invitations have expired and whose pause began or ended, and reads every minute the
 * calendars that are due. No job runs beside itself; across processes the rows decide who does what. A job that fails is
 * logged, and its next turn goes on. Keeps no process alive.
 */
export function startJobs(rollcall: WithJobs, log: Log, timetable: Timetable = cronTimetable): Jobs {
  const { everyFiveSeconds, everyMinute, everyHour } = patternsFrom(new Date());
  const start = (method: string, pattern: string, work: () => Promise<unknown>) => {
    const job = oneAtATime(logged(method, work, log));
    const leaveTimetable = timetable(pattern, () => {
      job.start();
    });
    return { ...job, leaveTimetable };
  };
  const mail = start("MAIL", everyFiveSeconds, () => rollcall.dispatchMail());
  const jobs = [
    mail,
    start("SWEEP", everyHour, () => rollcall.sweep()),
    start("EXPIRE", everyMinute, () => rollcall.expireInvitations()),
    start("STATUSES", everyMinute, () => rollcall.settleStatuses()),
    start("CALENDARS", everyMinute, () => rollcall.refreshCalendars()),
  ];
  const stopListening = rollcall.onMail(() => {
    mail.start();
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

/** Counted from the start of the process, so that many processes do not all come to the store in the same second. */
function patternsFrom(began: Date) {
  const second = began.getUTCSeconds();
  return {
    everyFiveSeconds: `${second % 5}-59/5 * * * * *`,
    everyMinute: `${second} * * * * *`,
    everyHour: `${second} ${began.getUTCMinutes()} * * * *`,
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
