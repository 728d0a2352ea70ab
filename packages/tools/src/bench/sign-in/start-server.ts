import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { HashedAlone, Listening, Question } from "./server-process.ts";

/** The server process of the bench. */
export interface BenchServer extends Listening {
  /** Makes it only compare passwords. */
  hashAlone(seconds: number): Promise<HashedAlone>;
  /** Its processor time so far, in milliseconds. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the process on a file with some people in each state. */
export async function startServer(path: string, each: number): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, "server-process.ts"), [path, String(each)]);
  const listening = (await answerOf(child)) as Listening;
  const ask = (asked: Question): Promise<unknown> => {
    const answer = answerOf(child);
    child.send(asked);
    return answer;
  };
  return {
    ...listening,
    hashAlone: async (seconds) => (await ask({ hashFor: seconds })) as HashedAlone,
    processorTime: async () => (await ask("processor-time")) as number,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

/** The next message. If the process ends first, its standard error has the reason. */
export async function answerOf(child: ChildProcess): Promise<unknown> {
  const ends = new AbortController();
  const ended = once(child, "exit", { signal: ends.signal }).then(() => {
    throw new Error("the server process exited");
  });
  ended.catch(() => undefined);
  try {
    const [answer] = (await Promise.race([once(child, "message", { signal: ends.signal }), ended])) as [unknown];
    return answer;
  } finally {
    ends.abort();
  }
}
