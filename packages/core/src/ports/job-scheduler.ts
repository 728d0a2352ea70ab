/** When a job runs. */
export interface JobTimes {
  /** `domain.verb`, unique. */
  readonly name: string;
  /** Seconds between two runs: 5, 60 or 3600. */
  readonly every: 5 | 60 | 3600;
}

/** A job as a scheduler runs it. */
export interface ScheduledJob extends JobTimes {
  /** Runs the job once. Rejects if it failed, after reporting it; its next run continues. Takes at most ten minutes. */
  readonly run: () => Promise<unknown>;
}

/** The jobs of one server process. */
export interface RunningJobs {
  /** Runs a job as soon as possible, here or in another process. If it is already running, it runs once more afterward. */
  wake(name: string): void;
  /** Whether jobs run at their times: everything is open, and nothing has stopped. */
  isRunning(): boolean;
  /** The number of runs that wait or are in progress, in all processes that share them; a recent number if counting is slow. */
  depth(): Promise<number>;
  /** Starts no more jobs here. */
  stop(): void;
  /** Resolves when no job is running here and, after `stop`, when everything that the scheduler opened is closed. */
  idle(): Promise<void>;
}

/** The port for jobs: decides when each job runs and in which process, never concurrently with itself. */
export interface JobScheduler {
  /**
   * Runs jobs at their times until stopped. Returns immediately; jobs that can't start yet are started later.
   * @param jobs what to run, and how often
   * @param report receives failures of the scheduler itself, such as a lost connection
   */
  start(jobs: readonly ScheduledJob[], report: (cause: unknown) => void): RunningJobs;
}
