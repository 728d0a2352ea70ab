import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { HashedAlone, Listening } from "./server-process.ts";

/** The server process, from the bench's side. */
export interface BenchServer extends Listening {
  /** Lets it compare passwords and do nothing else. */
  hashAlone(seconds: number): Promise<HashedAlone>;
  stop(): Promise<void>;
}

/** Starts it on a file, with so many people in each state. */
export async function startServer(path: string, each: number): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, "server-process.ts"), [path, String(each)]);
  const listening = (await answerOf(child)) as Listening;
  return {
    ...listening,
    async hashAlone(seconds) {
      const answer = answerOf(child);
      child.send(seconds);
      return (await answer) as HashedAlone;
    },
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

/** The next thing that it says; a process that ends first says why on its own standard error. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const ends = new AbortController();
  const ended = once(child, "exit", { signal: ends.signal }).then(() => {
    throw new Error("the server process ended");
  });
  ended.catch(() => undefined);
  try {
    const [answer] = (await Promise.race([once(child, "message", { signal: ends.signal }), ended])) as [unknown];
    return answer;
  } finally {
    ends.abort();
  }
}
