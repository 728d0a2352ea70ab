import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { startDurableServer } from "../../postgres/test-server.ts";
import { type ServerProcess, startServer } from "../kill/server-process.ts";
import { createRandom } from "../random.ts";
import { type Figures, judgeJobs } from "./judge-jobs.ts";

/** How often to kill. */
export interface JobKillOptions {
  readonly kills: number;
  readonly seed: number;
}

/** The result of a run. */
export interface JobKillReport extends Figures {
  readonly seed: number;
  readonly kills: number;
  /** Kills in the middle of the slow job. */
  readonly interrupted: number;
  /** The work that was lost, ran twice or took too long. */
  readonly broken: readonly string[];
}

const servers = 3;
const mailsPerKill = 6;

/** The tables in which the processes record what they do. */
const tables = `create schema proof;
  create table proof.work (id uuid primary key, pid int, began timestamptz default clock_timestamp(), ended timestamptz);
  create table proof.sent (message_id text, address text, pid int, at timestamptz default clock_timestamp());
  create table proof.queued (address text, pid int, at timestamptz default clock_timestamp());
  create table proof.killed (pid int, at timestamptz default clock_timestamp());`;

/**
 * Kills one of three server processes over PostgreSQL repeatedly, half of the time in the middle of a job, while all of them queue
 * mail. Checks that each job ran in one process at a time, that another process reran an interrupted job in time, and that each
 * email was sent, only once unless its sender was killed (F1, F7, F11).
 */
export async function runJobs({ kills, seed }: JobKillOptions): Promise<JobKillReport> {
  const random = createRandom(seed);
  const database = await startDurableServer();
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(tables);
  const start = (): Promise<ServerProcess> => startServer(database.url, new URL("./serve-jobs.ts", import.meta.url));
  const running: ServerProcess[] = [];
  let interrupted = 0;
  try {
    while (running.length < servers) running.push(await start());
    const { schedule } = await call<{ schedule: { id: string } }>(running[0], "schedules.create", { name: "Ward 3" });
    let queued = 0;
    const queueMail = async (server: ServerProcess): Promise<void> => {
      const address = `hand-${queued++}@example.org`;
      await call(server, "members.add", { scheduleId: schedule.id, people: [{ address }] });
      await admin.query("insert into proof.queued (address, pid) values ($1, $2)", [address, server.pid]);
    };
    const queueMails = async (amount: number): Promise<void> => {
      for (let mail = 0; mail < amount; mail++) {
        const server = running[mail % servers];
        if (server !== undefined) await queueMail(server);
      }
    };
    await queueMails(30);
    await untilSent(admin);
    for (let kill = 0; kill < kills; kill++) {
      await queueMails(mailsPerKill);
      const busy = kill % 2 === 0 ? await inTheMiddle(admin, running) : undefined;
      if (busy === undefined) await delay(random() * 2000);
      else interrupted++;
      const victim = busy ?? Math.floor(random() * servers);
      // Some of the emails are queued just before.
      const last = running[victim];
      if (last === undefined) continue;
      await queueMail(last);
      await last.kill();
      await admin.query("insert into proof.killed (pid) values ($1)", [last.pid]);
      running[victim] = await start();
    }
    await untilSent(admin);
    const codes = await Promise.all(running.map((server) => server.stop()));
    running.length = 0;
    const { broken, ...figures } = await judgeJobs(admin);
    const badExits = codes.filter((code) => code !== 0).map((code) => `a process stopped with code ${code}`);
    return { seed, kills, interrupted, ...figures, broken: [...broken, ...badExits] };
  } finally {
    for (const server of running) await server.kill();
    await admin.end();
    await database.stop();
  }
}

async function call<T>(server: ServerProcess | undefined, operation: string, input: object): Promise<T> {
  const response = await fetch(`${server?.url}/${operation}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${operation} failed: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Waits until a process is in the middle of the slow job, at most 40 seconds. Returns its index. */
async function inTheMiddle(admin: pg.Client, running: readonly ServerProcess[]): Promise<number | undefined> {
  const pids = running.map(({ pid }) => pid);
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await admin.query<{ pid: number }>(
      "select pid from proof.work where ended is null and pid = any($1) and pid not in (select pid from proof.killed)",
      [pids],
    );
    if (rows[0] !== undefined) return pids.indexOf(rows[0].pid);
    await delay(100);
  }
  return undefined;
}

/** Waits until all mail is sent and the slow job ran since the last kill, at most three minutes: a killed sender keeps its mail for two. */
async function untilSent(admin: pg.Client): Promise<void> {
  for (let tries = 0; tries < 360; tries++) {
    const { rowCount } = await admin.query(
      `select from proof.queued where address not in (select address from proof.sent)
        union all select from proof.killed having max(at) >= (select max(began) from proof.work where ended is not null)`,
    );
    if (rowCount === 0) return;
    await delay(500);
  }
}
