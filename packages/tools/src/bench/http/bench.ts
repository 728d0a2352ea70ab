import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { RunBench } from "../document.ts";
import { answerOf } from "../sign-in/start-server.ts";
import { measurePage } from "./measure-page.ts";
import { measureStreams } from "./measure-streams.ts";
import type { Listening } from "./server-process.ts";

/**
 * `npm run bench -- http`: a page of members over a loopback socket relative to a bare Hono route that returns the same JSON, and
 * the time until a change reaches thousands of event streams of one process. `--streams 5000 --seconds 1 --rounds 9`; `--profile
 * FOLDER` writes a processor profile of the server. Each stream takes a file descriptor of this process and of the server: see
 * `ulimit -n`.
 */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      streams: { type: "string", default: "5000" },
      seconds: { type: "string", default: "1" },
      rounds: { type: "string", default: "9" },
      profile: { type: "string" },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "rollcall-http-"));
  const profile = values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`];
  const child = fork(join(import.meta.dirname, "server-process.ts"), [join(folder, "bench.db"), "1000"], {
    execArgv: [...process.execArgv, ...profile],
  });
  try {
    const listening = (await answerOf(child)) as Listening;
    say("requesting pages of members");
    const processorTime = async (): Promise<number> => {
      const answer = answerOf(child);
      child.send("usage");
      return (await answer) as number;
    };
    const options = { seconds: Number(values.seconds), rounds: Number(values.rounds), processorTime };
    const pages = await measurePage(listening, options);
    say(`opening ${values.streams} event streams`);
    const streams = await measureStreams(listening, Number(values.streams), processorTime);
    return { bench: "http", rows: [...pages, ...streams] };
  } finally {
    const ended = once(child, "exit");
    child.disconnect();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
};
