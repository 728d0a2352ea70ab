/** Work that never runs concurrently with itself. */
export interface OneAtATime {
  /** Runs it soon; if it is already running, once more afterward. */
  start(): void;
  /** Whether it is running. */
  isRunning(): boolean;
  /** Lets the current run finish and starts no other. */
  stop(): void;
  /** Resolves when nothing is running. */
  idle(): Promise<void>;
}

/**
 * Keeps work from running concurrently with itself.
 * @param work must report its own failures
 */
export function oneAtATime(work: () => Promise<unknown>): OneAtATime {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await work().catch(() => undefined);
    }
    running = undefined;
  };
  return {
    start() {
      if (isStopped) return;
      isWanted = true;
      // Not immediately, because the caller may be in the middle of a commit.
      running ??= Promise.resolve().then(run);
    },
    isRunning: () => running !== undefined,
    stop() {
      isStopped = true;
    },
    async idle() {
      while (running !== undefined) await running;
    },
  };
}
