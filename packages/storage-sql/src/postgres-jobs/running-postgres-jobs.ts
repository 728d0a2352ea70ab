import { setTimeout as delay } from "node:timers/promises";
import type { RunningJobs, ScheduledJob } from "@rollcall/core";
import type pg from "pg";
import { type JobResult, PgBoss } from "pg-boss";
import { toStoreError } from "../postgres/to-store-error.ts";
import { JobsDatabase } from "./jobs-database.ts";

/** A process that runs a job has died if it shows no sign of life for this many seconds. The minimum of pg-boss. */
const heartbeatSeconds = 10;

/** How long a job may take, in seconds. Jobs end within ten minutes, so this is only for processes that no longer react. */
const expireInSeconds = 900;

/** The pauses before trying the database again, in milliseconds. Each failure doubles them. */
const pauses = { shortest: 250, longest: 30_000 };

/** How long failures of the database are not reported again, in milliseconds, since each query fails during an outage. */
const quietTime = 60_000;

interface RunningOptions {
  readonly schema: string;
  readonly pool: pg.Pool;
  /** Closes the pool, unless the host owns it. */
  readonly close?: () => Promise<void>;
  readonly lookEvery: number;
  readonly report: (cause: unknown) => void;
}

/**
 * The jobs of one process, each in its own queue. Every process asks for a run in each interval, and pg-boss creates one. The process that
 * asked first usually runs it; the others only look for runs that were left behind.
 */
export class RunningPostgresJobs implements RunningJobs {
  readonly #boss: PgBoss;
  readonly #close: (() => Promise<void>) | undefined;
  readonly #lookEvery: number;
  readonly #report: (cause: unknown) => void;
  /** The workers by job. */
  readonly #workers = new Map<string, string>();
  readonly #running = new Set<Promise<unknown>>();
  /** The jobs to ask for: `true` for an additional run, `false` for the run of the interval. */
  readonly #wanted = new Map<ScheduledJob, boolean>();
  readonly #jobs: ReadonlyMap<string, ScheduledJob>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #stopping = new AbortController();
  #asking: Promise<void>;
  #stopped: Promise<void> | undefined;
  /** The pause after the next failure to ask. */
  #pause = pauses.shortest;
  #reportedAt = -quietTime;

  constructor(jobs: readonly ScheduledJob[], { schema, pool, close, lookEvery, report }: RunningOptions) {
    this.#close = close;
    this.#lookEvery = lookEvery;
    this.#report = report;
    this.#jobs = new Map(jobs.map((job) => [job.name, job]));
    const seconds = Math.ceil(lookEvery);
    this.#boss = new PgBoss({
      ...{ schema, db: new JobsDatabase(pool) },
      schedule: false,
      persistWarnings: true,
      superviseIntervalSeconds: seconds,
      monitorIntervalSeconds: seconds,
    });
    const fail = (error: unknown): void => {
      this.#fail(error);
    };
    this.#boss.on("error", fail);
    // A host listens to its pool itself.
    if (close !== undefined) pool.on("error", fail);
    this.#asking = this.#open();
  }

  wake(name: string): void {
    const job = this.#jobs.get(name);
    if (job !== undefined) this.#ask(job, true);
  }

  isRunning(): boolean {
    return this.#workers.size === this.#jobs.size && !this.#stopping.signal.aborted;
  }

  async depth(): Promise<number> {
    if (!this.isRunning()) return 0;
    const queues = await this.#boss.getQueues([...this.#jobs.keys()]);
    return queues.reduce((sum, { readyCount, activeCount }) => sum + readyCount + activeCount, 0);
  }

  stop(): void {
    if (this.#stopped !== undefined) return;
    this.#stopping.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#stopped = this.#stop();
  }

  async idle(): Promise<void> {
    await this.#stopped;
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Opens the database, and tries again until it succeeds. */
  async #open(): Promise<void> {
    const { signal } = this.#stopping;
    for (let { shortest: pause } = pauses; !signal.aborted; pause = longer(pause)) {
      try {
        await this.#boss.start();
        for (const job of this.#jobs.values()) await this.#work(job);
        return;
      } catch (cause) {
        this.#fail(cause);
        await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  /** Runs what is in the queue of a job, one after the other across all processes. */
  async #work(job: ScheduledJob): Promise<void> {
    if (this.#workers.has(job.name)) return;
    // At most one is waiting and one is running.
    await this.#boss.createQueue(job.name, { policy: "stately" });
    const options = { pollingIntervalSeconds: this.#lookEvery, perJobResults: true } as const;
    const worker = await this.#boss.work(job.name, options, ([claimed]) => this.#run(job, claimed));
    this.#workers.set(job.name, worker);
    this.#ask(job, false);
    this.#schedule(job);
  }

  async #run(job: ScheduledJob, claimed: { readonly id: string } | undefined): Promise<JobResult[]> {
    if (claimed === undefined) return [];
    const run = job.run();
    const running = run.then(undefined, () => undefined).finally(() => this.#running.delete(running));
    this.#running.add(running);
    // Another run may have been asked for in the meantime.
    void running.then(() => {
      this.#boss.notifyWorker(this.#workers.get(job.name) ?? "");
    });
    return run.then(
      () => [{ id: claimed.id, status: "completed" }],
      // Its next run is the next attempt. The log has the message, which may contain personal data.
      (cause: unknown) => [{ id: claimed.id, status: "deadletter", output: { error: nameOf(cause) } }],
    );
  }

  /** Asks for a run in the middle half of each interval, so that small differences between clocks don't skip one. */
  #schedule(job: ScheduledJob): void {
    const period = job.every * 1000;
    const phase = period * (0.25 + Math.random() / 2);
    const wait = (): void => {
      const now = Date.now();
      const timer = setTimeout(
        () => {
          this.#ask(job, false);
          wait();
        },
        Math.floor((now - phase) / period + 1) * period + phase - now,
      );
      timer.unref();
      this.#timers.set(job.name, timer);
    };
    if (!this.#stopping.signal.aborted) wait();
  }

  /** Asks for a run, after those that were asked for earlier. */
  #ask(job: ScheduledJob, isAdditional: boolean): void {
    const isAsking = this.#wanted.size > 0;
    this.#wanted.set(job, isAdditional || (this.#wanted.get(job) ?? false));
    if (!isAsking) this.#asking = this.#asking.then(() => this.#send());
  }

  async #send(): Promise<void> {
    const asked = [...this.#wanted];
    this.#wanted.clear();
    for (const [job, isAdditional] of asked) {
      const { name, every } = job;
      const worker = this.#workers.get(name);
      if (worker === undefined || this.#stopping.signal.aborted) continue;
      try {
        const id = await this.#boss.send(name, null, {
          retryLimit: 3,
          heartbeatSeconds,
          expireInSeconds,
          deleteAfterSeconds: Math.max(3600, 24 * every),
          ...(isAdditional ? {} : { singletonSeconds: every }),
        });
        if (id !== null) this.#boss.notifyWorker(worker);
        this.#pause = pauses.shortest;
      } catch (cause) {
        this.#fail(cause);
        this.#askAgain(job, isAdditional);
      }
    }
  }

  /** Asks again after a pause, because the next time of the job may be much later. */
  #askAgain(job: ScheduledJob, isAdditional: boolean): void {
    if (this.#stopping.signal.aborted) return;
    const key = `again ${job.name}`;
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => this.#ask(job, isAdditional), this.#pause);
    this.#timers.set(key, timer.unref());
    this.#pause = longer(this.#pause);
  }

  async #stop(): Promise<void> {
    await this.#asking;
    await this.#boss.stop({ timeout: expireInSeconds * 1000 }).catch((cause: unknown) => {
      this.#fail(cause);
    });
    await this.#close?.();
  }

  #fail(cause: unknown): void {
    const now = performance.now();
    if (now - this.#reportedAt < quietTime) return;
    this.#reportedAt = now;
    // `pg` adds the whole client to errors of idle connections, and loggers would print it.
    if (cause instanceof Error && "client" in cause) delete cause.client;
    this.#report(toStoreError(cause, ""));
  }
}

const longer = (pause: number): number => Math.min(pause * 2, pauses.longest);

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : typeof cause);
