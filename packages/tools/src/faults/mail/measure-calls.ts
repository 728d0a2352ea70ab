import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createServer, type RollcallServer } from "@rollcall/server";
import { createSmtpMailer } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { ann } from "../../ann.ts";
import { composeMailing } from "./compose-mailing.ts";
import { openScriptedMailServer } from "./scripted-mail-server.ts";

/** Call durations in milliseconds since they were due. */
export interface Percentiles {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

/** Call durations with a working and with a silent mail server, and their ratio. */
export interface CallFigures {
  readonly working: Percentiles;
  readonly silent: Percentiles;
  readonly ratio: { readonly p50: number; readonly p99: number };
}

/** The number of calls to measure. */
export interface CallRounds {
  readonly rounds: number;
  /** Calls per caller and round, twenty per second. */
  readonly callsEach: number;
}

const callers = 4;
/** Milliseconds between two calls of one caller. */
const pace = 50;
const warmUp = 5;

/** Measures four callers adding members, alternating between the two mail servers. */
export async function measureCalls({ rounds, callsEach }: CallRounds): Promise<CallFigures> {
  const taking = fork(new URL("./mail-server-process.ts", import.meta.url), [], {
    execArgv: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  });
  const silent = await openScriptedMailServer();
  silent.follow({ isSilent: true });
  const times: Record<"working" | "silent", number[]> = { working: [], silent: [] };
  try {
    const ports = { working: await portOf(taking), silent: silent.port };
    for (let round = 0; round < rounds; round++) {
      // Alternate the order, so that warm-up affects both.
      const order = round % 2 === 0 ? (["working", "silent"] as const) : (["silent", "working"] as const);
      for (const name of order) times[name].push(...(await oneRound(ports[name], callsEach)));
    }
  } finally {
    taking.kill("SIGKILL");
    await silent.close();
  }
  const [working, mute] = [percentilesOf(times.working), percentilesOf(times.silent)];
  const ratio = { p50: rounded(mute.p50 / working.p50), p99: rounded(mute.p99 / working.p99) };
  return { working, silent: mute, ratio };
}

async function oneRound(port: number, callsEach: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-mail-calls-"));
  const mailer = createSmtpMailer({ host: "127.0.0.1", port, encryption: "none", timeouts: { connect: 1000 } });
  const store = createSqliteStore({ path: join(folder, "store.db") });
  const rollcall = await composeMailing({ store, clock: { now: () => Date.now() }, mailer });
  const server = createServer({ rollcall, authenticate: () => ann, log: () => undefined });
  try {
    const { schedule } = (await post(server, "schedules.create", { name: "Ward" })) as { schedule: { id: string } };
    const add = (address: string) =>
      post(server, "members.add", { scheduleId: schedule.id, people: [{ address: `${address}@example.org` }] });
    for (let i = 0; i < warmUp; i++) await add(`warm${i}`);
    const began = performance.now() + pace;
    const caller = async (index: number): Promise<number[]> => {
      const took: number[] = [];
      for (let call = 0; call < callsEach; call++) {
        // Measured from the due time, so that delays of the process count.
        const due = began + (call + index / callers) * pace;
        await wait(Math.max(0, due - performance.now()));
        await add(`c${index}-${call}`);
        took.push(performance.now() - due);
      }
      return took;
    };
    return (await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)))).flat();
  } finally {
    server.close();
    await server.idle();
    mailer.close();
    await rollcall.close();
    rmSync(folder, { recursive: true });
  }
}

async function post(server: RollcallServer, name: string, input: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const url = `http://localhost/rollcall/${name}`;
  const answer = await server.handler(new Request(url, { method: "POST", headers, body: JSON.stringify(input) }));
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
}

const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => {
      resolve(Number(message));
    });
    child.once("exit", (code) => {
      reject(new Error(`the mail server exited with ${code} before it was listening`));
    });
  });

const rounded = (number: number): number => Math.round(number * 100) / 100;

function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => rounded(sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN);
  return { calls: sorted.length, p50: at(0.5), p99: at(0.99) };
}
