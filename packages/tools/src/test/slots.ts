import { cpus } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

/** How many jobs run at the same time, even if all processors are busy. */
const slots = 2;

/** How many jobs run at the same time while processors are idle, because jobs wait for pages, timers and other processes. */
const maxJobs = 3;

/** How many processors have to be idle for another job. */
const idleEnough = 0.2;

/** How long idle processors are counted before another job starts, in milliseconds. */
const countedTime = 1000;

/** The conditions for starting a job. */
interface Waiting {
  readonly name: string;
  /** The name of a job that has to succeed first. */
  readonly needs?: string;
}

/**
 * Runs jobs in this order, in two slots, or more while processors are idle. A job whose needed job failed, or is not in the list,
 * does not run.
 * @param run returns whether the job succeeded
 * @param idle counts idle processors for a while
 */
export async function runInSlots<Job extends Waiting>(
  jobs: readonly Job[],
  run: (job: Job) => Promise<boolean>,
  idle: () => Promise<number> = idleProcessors,
): Promise<void> {
  const waiting = [...jobs];
  const succeeded = new Set<string>();
  const running = new Set<Promise<void>>();
  let isIdle = false;
  for (;;) {
    const isExtra = running.size >= slots;
    const hasRoom = !isExtra || (isIdle && running.size < maxJobs);
    const index = hasRoom ? waiting.findIndex(({ needs }) => needs === undefined || succeeded.has(needs)) : -1;
    const [job] = index === -1 ? [] : waiting.splice(index, 1);
    if (job !== undefined) {
      const ended: Promise<void> = run(job).then((isSuccess) => {
        if (isSuccess) succeeded.add(job.name);
        running.delete(ended);
      });
      running.add(ended);
    } else if (running.size > 0) {
      const count = await Promise.race([...running, ...(waiting.length > 0 ? [idle()] : [])]);
      isIdle = typeof count === "number" && count >= idleEnough;
    } else break;
  }
}

/** How many processors of this machine are idle on average, for a second from now. */
async function idleProcessors(): Promise<number> {
  const [startedAt, before] = [performance.now(), idleMilliseconds()];
  await delay(countedTime, undefined, { ref: false });
  return (idleMilliseconds() - before) / (performance.now() - startedAt);
}

const idleMilliseconds = (): number => cpus().reduce((sum, { times }) => sum + times.idle, 0);
