import { setTimeout as wait } from "node:timers/promises";

/** A running process. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  stop(): Promise<unknown>;
}

/** A process that is restarted whenever it ends. */
export interface Supervised<P extends Running> {
  /** The process; `undefined` while it restarts. */
  readonly current: P | undefined;
  stop(): Promise<void>;
}

/** How to supervise a process. */
export interface Supervision<P extends Running> {
  readonly start: (signal: AbortSignal) => Promise<P>;
  /** Called when the process has ended, and when it runs again. */
  readonly changed: (event: { readonly ended: number; readonly current: P | undefined }) => void;
}

/** The pause after a failed start, in milliseconds, for example because the database is restarting, too. */
const pause = 500;

/** Starts a process, and restarts it whenever it ends. */
export async function supervise<P extends Running>({ start, changed }: Supervision<P>): Promise<Supervised<P>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current: P | undefined = await start(signal);
  const startAgain = async (): Promise<P | undefined> => {
    do {
      try {
        const started = await start(signal);
        if (!signal.aborted) return started;
        await started.stop();
      } catch {
        await wait(pause, undefined, { signal }).catch(() => undefined);
      }
    } while (!signal.aborted);
    return undefined;
  };
  const watch = async (): Promise<void> => {
    while (current !== undefined) {
      await current.ended;
      if (signal.aborted) return;
      const ended = current.pid;
      current = undefined;
      changed({ ended, current });
      current = await startAgain();
      if (current !== undefined) changed({ ended, current });
    }
  };
  const watching = watch();
  return {
    get current() {
      return current;
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await watching;
    },
  };
}
