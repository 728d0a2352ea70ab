import { setTimeout as delay } from "node:timers/promises";
import { createHttpClient, createHttpTransport } from "@rollcall/client";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import pg from "pg";
import { ann } from "../ann.ts";
import { problemsOfDatabase } from "../faults/problems.ts";
import { testDatabase } from "../postgres/test-server.ts";
import type { ProofResult } from "../prove/proof.ts";
import { startPgBouncer } from "./pgbouncer-process.ts";
import { findSessionState, leaveSessionState } from "./session-state.ts";

/** How long a change may take to arrive, in milliseconds: with notifications, and by polling every second. */
const maxDelay = { listening: 500, polling: 1500 };
/** How long emails may take to be sent, in milliseconds. */
const maxMailDelay = 60_000;
/** The number of concurrent writers: more than the pooler has connections. */
const writers = 16;

/**
 * Runs servers behind PgBouncer in transaction mode: migrations and notifications over a direct connection, and everything else, jobs
 * included, through the pooler. Checks that changes arrive, even without a direct connection, that each email is sent once, and that no
 * session state passes from one client to another.
 * @param changes the number of members to add
 */
export async function provePooler(changes: number): Promise<ProofResult> {
  const direct = await testDatabase();
  const pooler = await startPgBouncer(direct);
  if (pooler === undefined) return { figures: { skipped: "install pgbouncer" }, broken: [] };
  const pooled = pooler.connectionString;
  const schema = `pooler_${process.pid}`;
  const broken: string[] = [];
  const mails: string[] = [];
  const stops: (() => Promise<void>)[] = [];
  const open = async (directConnectionString?: string): Promise<string> => {
    const server = await startServer({ pooled, directConnectionString, schema, mails });
    stops.push(() => server.stop());
    return server.url;
  };
  try {
    const [first, second] = [await open(direct), await open(direct)];
    const polling = await open();
    const listened = await measureDelays([first, second], 20);
    const polled = await measureDelays([first, polling], 10);
    if (listened > maxDelay.listening) broken.push(`a change took ${listened} ms with a direct connection`);
    if (polled > maxDelay.polling) broken.push(`a change took ${polled} ms without a direct connection`);
    broken.push(...(await write([first, second, polling], changes, mails)));
    broken.push(...(await findSessionState(pooled)).map((what) => `a connection keeps the ${what}`));
    await leaveSessionState(pooled);
    if ((await findSessionState(pooled)).length === 0)
      broken.push("no session state was found: the proof shows nothing");
    broken.push(...(await write([first, second, polling], changes, mails)));
    broken.push(...(await problemsOfDatabase(direct, schema)));
    const { version } = pooler;
    return { figures: { version, changes: 2 * changes, mails: mails.length, listened, polled }, broken };
  } finally {
    for (const stop of stops) await stop();
    await pooler.stop();
    await dropSchemas(direct, [schema, jobsOf(schema)]);
  }
}

const jobsOf = (schema: string): string => `${schema}_jobs`;

interface ServerOptions {
  readonly pooled: string;
  readonly directConnectionString: string | undefined;
  readonly schema: string;
  /** Receives the address of each email. */
  readonly mails: string[];
}

async function startServer({ pooled, directConnectionString, schema, mails }: ServerOptions) {
  const rollcall = await createRollcall({
    ...nodePlatform,
    store: createPostgresStore({
      connectionString: pooled,
      schema,
      ...(directConnectionString !== undefined && { directConnectionString }),
    }),
    mail: {
      mailer: {
        async send({ to }) {
          mails.push(to.address);
          return { status: "sent" };
        },
      },
      // One caller adds everyone.
      limits: { perActor: 1_000_000, perSchedule: 1_000_000 },
      baseUrl: "https://pooler.example",
      from: { address: "crews@example.org", name: "Crews" },
    },
  });
  const jobs = createPostgresJobs({ connectionString: pooled, schema: jobsOf(schema), lookEvery: 1 });
  const server = createServer({ rollcall, authenticate: () => ann, jobs });
  const listening = await serve({ server, port: 0, hostname: "127.0.0.1" });
  return {
    url: `${listening.url}/rollcall`,
    async stop() {
      await listening.close();
      await server.idle();
      await rollcall.close();
    },
  };
}

/** Changes a schedule at one server. Returns the longest time until the stream of another had the change, in milliseconds. */
async function measureDelays([writer, reader]: readonly [string, string], changes: number): Promise<number> {
  const client = createHttpClient({ baseUrl: writer });
  const { schedule } = await client.schedules.create({ name: "Ward 3" });
  const ends = new AbortController();
  const stream = createHttpTransport({ baseUrl: reader }).stream({ [schedule.id]: schedule.number }, ends.signal);
  const messages = stream[Symbol.asyncIterator]();
  await messages.next();
  let longest = 0;
  for (let index = 0; index < changes; index++) {
    const began = performance.now();
    const received = messages.next();
    await client.schedules.update({ scheduleId: schedule.id, description: `change ${index}` });
    await received;
    longest = Math.max(longest, performance.now() - began);
  }
  ends.abort();
  return Math.round(longest);
}

/** Adds members to one schedule at all servers at once, and waits for their invitations. Returns what is wrong. */
async function write(urls: readonly string[], changes: number, mails: string[]): Promise<readonly string[]> {
  const clients = urls.map((baseUrl) => createHttpClient({ baseUrl, timeout: 60_000 }));
  const [client] = clients;
  if (client === undefined) throw new RangeError("there is no server");
  const { schedule } = await client.schedules.create({ name: `Ward ${mails.length}` });
  const scheduleId = schedule.id;
  const addresses = Array.from({ length: changes }, (_, index) => `m${index}-${scheduleId}@example.org`);
  const waiting = addresses.entries();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const [index, address] of waiting) {
        await clients[index % clients.length]?.members.add({ scheduleId, people: [{ address }] });
      }
    }),
  );
  const { schedule: after } = await client.schedules.get({ scheduleId });
  const isOfThis = (address: string): boolean => address.endsWith(`-${scheduleId}@example.org`);
  for (const began = performance.now(); mails.filter(isOfThis).length < changes;) {
    if (performance.now() - began > maxMailDelay) break;
    await delay(100);
  }
  const sent = mails.filter(isOfThis);
  return [
    ...(after.members === changes + 1 ? [] : [`${after.members} members instead of ${changes + 1}`]),
    ...(sent.length === changes && new Set(sent).size === changes
      ? []
      : [`${sent.length} emails to ${new Set(sent).size} people instead of ${changes}`]),
  ];
}

async function dropSchemas(connectionString: string, schemas: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`);
  await client.end();
}
