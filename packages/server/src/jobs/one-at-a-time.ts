/** Work that never runs beside itself. */
export interface OneAtATime {
  /** Runs it soon; where it runs already, once more afterwards. */
  start(): void;
  /** What runs goes on to its end, and is not followed by anything. */
  stop(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/**
 * Keeps work from running beside itself.
 * @param work never rejects
 */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await work();
    }
    running = undefined;
  };
  return {
    start() {
      if (isStopped) return;
      isWanted = true;
      // Not at once: whoever asks for it is in the midst of something else, a commit perhaps.
      running ??= Promise.resolve().then(run);
    },
    stop() {
      isStopped = true;
    },
    async idle() {
      while (running !== undefined) await running;
    },
  };
}
