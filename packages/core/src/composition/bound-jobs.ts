import type { Job, JobEnvironment } from "../identity/domain.ts";
import { doEach } from "../kernel/queues/work-through.ts";
import type { RollcallJob } from "./composition.ts";

/** The jobs of a Rollcall, and ways to run them. */
export interface BoundJobs {
  readonly jobs: readonly RollcallJob[];
  /** Runs a job once. Resolves to its result. */
  readonly runJob: (name: string) => Promise<unknown>;
  /** Runs all sweeps, then seals history, even if one of them fails. Resolves to the number of deleted rows. */
  readonly sweep: () => Promise<number>;
}

/** Binds the jobs of all domains to an environment, whose observer follows each run. */
export function boundJobs(all: readonly Job[], environment: JobEnvironment): BoundJobs {
  const jobs = all.map((job) => ({
    ...job,
    run: () => environment.observer.job(job.name, () => job.run(environment)),
  }));
  const runJob = async (name: string): Promise<unknown> => jobs.find((job) => job.name === name)?.run();
  return {
    jobs,
    runJob,
    async sweep() {
      let gone = 0;
      const sweeps = jobs.filter(({ name }) => name.endsWith(".sweep"));
      const seal = jobs.filter(({ name }) => name === "history.seal");
      await doEach(
        [...sweeps, ...seal].map((job) => async () => {
          const swept = await job.run();
          if (typeof swept === "number") gone += swept;
        }),
      );
      return gone;
    },
  };
}
