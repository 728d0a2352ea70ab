/** Work that never runs beside itself. */
export interface OneAtATime {
  /** Runs it soon; where it runs already, once more afterwards. */
  start(): void;
  /** What runs goes on to its end, and is not followed by anything. */
  stop(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/** Milliseconds after which work that does not end is left to itself: a host's mailer may never answer. */
const patience = 600_000;

/**
 * Keeps work from running beside itself, unless it has not ended within ten minutes: then its next turn does not wait.
 * @param work never rejects
 */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await within(patience, work());
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

/** Ends with the work, or when it has taken so long. Keeps no process alive. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    alarm = setTimeout(resolve, milliseconds);
    if (typeof alarm === "object" && "unref" in alarm) alarm.unref();
  });
  await Promise.race([work, late]);
  clearTimeout(alarm);
}
