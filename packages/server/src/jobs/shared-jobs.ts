import type { RunningJobs } from "@rollcall/core";

/** The jobs that processes share. This process leaves them to others while it is outdated. */
export class SharedJobs implements RunningJobs {
  readonly #start: () => RunningJobs;
  #running: RunningJobs;
  #restarting: Promise<void> | undefined;
  #isStopped = false;
  /** Whether a newer version has changed the database so that this process can't use it. */
  isOutdated = false;

  /** @param start starts the jobs; called again after they were stopped and are idle */
  constructor(start: () => RunningJobs) {
    this.#start = start;
    this.#running = start();
  }

  /** Stops the jobs in this process until {@link join}. */
  leave(): void {
    this.isOutdated = true;
    this.#running.stop();
  }

  /** Starts the jobs again once the runs from before have ended, if this process has left them. */
  join(): void {
    if (!this.isOutdated) return;
    this.isOutdated = false;
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
    await this.#running.idle();
    this.#restarting = undefined;
    if (!this.isOutdated && !this.#isStopped) this.#running = this.#start();
  }
}
