import type { RunningJobs, ScheduledJob } from "@rollcall/core";
import type { TestContext } from "node:test";
import pg from "pg";
import { createPostgresJobs, type PostgresJobsOptions } from "./index.ts";

let count = 0;

/** A run of a job that the test ends. */
export interface Run {
  /** The process that runs it. */
  readonly by: string;
  end(failure?: Error): void;
}

/** A job that reports its runs to the test. */
function observedJob() {
  const runs: Run[] = [];
  let notify: () => void = () => undefined;
  return {
    runs,
    /** Waits until this many runs have begun. */
    async begun(amount: number): Promise<void> {
      while (runs.length < amount) await new Promise<void>((resolve) => (notify = resolve));
    },
    /** The job in a process. Its runs last until the test ends them. */
    in: (by: string, name = "work.do"): ScheduledJob => ({
      name,
      every: 3600,
      run: () =>
        new Promise<void>((resolve, reject) => {
          runs.push({ by, end: (failure) => (failure === undefined ? resolve() : reject(failure)) });
          notify();
        }),
    }),
  };
}

/** A new schema for jobs, dropped after the test. */
export async function freshJobs(context: TestContext, connectionString: string) {
  const schema = `jobs_${process.pid}_${count++}`;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  const started: RunningJobs[] = [];
  const reports: unknown[] = [];
  const observed: ReturnType<typeof observedJob>[] = [];
  context.after(async () => {
    for (const jobs of started) jobs.stop();
    for (const run of observed.flatMap(({ runs }) => runs)) run.end();
    for (const jobs of started) await jobs.idle();
    await admin.query(`drop schema if exists ${schema} cascade`);
    await admin.end();
  });
  return {
    admin,
    schema,
    observedJob() {
      const job = observedJob();
      observed.push(job);
      return job;
    },
    /** What the schedulers reported. */
    reports,
    /** Starts a process that often looks for abandoned jobs. */
    start(jobs: readonly ScheduledJob[], options: Partial<PostgresJobsOptions> = {}): RunningJobs {
      const scheduler = createPostgresJobs({ connectionString, lookEvery: 0.5, ...options, schema });
      const running = scheduler.start(jobs, (cause) => reports.push(cause));
      started.push(running);
      return running;
    },
    /** The runs in the tables of pg-boss. */
    async recorded(name = "work.do") {
      const { rows } = await admin.query<{ state: string; retries: number; output: unknown }>(
        `select state, retry_count as retries, output from ${schema}.job where name = $1 order by created_on`,
        [name],
      );
      return rows;
    },
  };
}
