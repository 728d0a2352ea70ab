import type { RunningJobs } from "@rollcall/core";

/** The jobs that processes share. This process leaves them to others while it is outdated. */
export class SharedJobs implements RunningJobs {
  readonly #start: () => RunningJobs;
  readonly #report: (cause: unknown) => void;
  #running: RunningJobs;
  #restarting: Promise<void> | undefined;
  #isStopped = false;
  /** Whether the scheduler failed to start the jobs again, so that the next {@link join} repeats it. */
  #hasFailed = false;
  /** Whether a newer version has changed the database so that this process can't use it. */
  isOutdated = false;

  /**
   * @param start starts the jobs; called again after they were stopped and are idle
   * @param report receives why they could not be started again
   */
  constructor(start: () => RunningJobs, report: (cause: unknown) => void) {
    this.#start = start;
    this.#report = report;
    this.#running = start();
  }

  /** Stops the jobs in this process until {@link join}. */
  leave(): void {
    this.isOutdated = true;
    this.#running.stop();
  }

  /** Starts the jobs again once the runs from before have ended, if this process has left them. */
  join(): void {
    if (!this.isOutdated && !this.#hasFailed) return;
    this.isOutdated = false;
    this.#hasFailed = false;
    this.#restarting ??= this.#restart();
  }

  wake(name: string): void {
    this.#running.wake(name);
  }

  isRunning(): boolean {
    return this.#running.isRunning();
  }

  depth(): Promise<number> {
    return this.#running.depth();
  }

  stop(): void {
    this.#isStopped = true;
    this.#running.stop();
  }

  async idle(): Promise<void> {
    await this.#restarting;
    await this.#running.idle();
  }

  async #restart(): Promise<void> {
    try {
      await this.#running.idle();
      if (!this.isOutdated && !this.#isStopped) this.#running = this.#start();
    } catch (cause) {
      this.#hasFailed = true;
      this.#report(cause);
    } finally {
      this.#restarting = undefined;
    }
  }
}
