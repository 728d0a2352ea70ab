import type { JobScheduler } from "@rollcall/core";
import { Cron } from "croner";
import { oneAtATime } from "./one-at-a-time.ts";

/** Runs each job in this process, at intervals from the time of the start. Does not keep the process alive. */
export const inProcessJobs: JobScheduler = {
  start(all) {
    const patterns = patternsFrom(new Date());
    const jobs = new Map(
      all.map(({ name, every, run }) => {
        const job = oneAtATime(run);
        const cron = new Cron(patterns[every], { mode: "6-part", utcOffset: 0, unref: true }, () => {
          job.start();
        });
        return [name, { ...job, cron }];
      }),
    );
    let isRunning = true;
    return {
      isRunning: () => isRunning,
      depth: () => Promise.resolve(Array.from(jobs.values()).filter((job) => job.isRunning()).length),
      wake: (name) => jobs.get(name)?.start(),
      stop() {
        isRunning = false;
        for (const job of jobs.values()) {
          job.cron.stop();
          job.stop();
        }
      },
      async idle() {
        await Promise.all(Array.from(jobs.values(), (job) => job.idle()));
      },
    };
  },
};

/** Patterns in seconds, counted from the start of the process, so that several processes don't all run in the same second. */
function patternsFrom(began: Date) {
  const second = began.getUTCSeconds();
  return {
    5: `${second % 5}-59/5 * * * * *`,
    60: `${second} * * * * *`,
    3600: `${second} ${began.getUTCMinutes()} * * * *`,
  };
}
