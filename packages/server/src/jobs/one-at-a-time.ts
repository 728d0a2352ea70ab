/** Work that never runs concurrently with itself. */
export interface OneAtATime {
  /** Runs it soon; if it is already running, once more afterwards. */
  start(): void;
  /** Lets the current run finish and starts no other. */
  stop(): void;
  /** Resolves when nothing is running. */
  idle(): Promise<void>;
}

/** How long to wait for work that does not end, in milliseconds: a host's mailer may never respond. */
const patience = 600_000;

/**
 * Keeps work from running concurrently with itself, unless a run takes more than ten minutes: the next one does not wait then.
 * @param work must not reject
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
      // Not immediately, because the caller may be in the middle of a commit.
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

/** Resolves when the work ends or the time is up. Does not keep the process alive. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    alarm = setTimeout(resolve, milliseconds);
    if (typeof alarm === "object" && "unref" in alarm) alarm.unref();
  });
  await Promise.race([work, late]);
  clearTimeout(alarm);
}
