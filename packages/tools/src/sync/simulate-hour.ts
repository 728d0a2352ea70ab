import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import {
  createClient,
  createInProcessTransport,
  createRollcall,
  type Digest,
  type LinkProvider,
  type Secrets,
} from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { nodePlatform } from "@rollcall/server/node";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import { createRandom } from "../faults/random.ts";

const minute = 60_000;
/** A healthy link runs every 45 minutes, at most 15 minutes late. */
const maxBetween = 60 * minute;

/**
 * Runs without the thread pool: how many turns of the event loop its work takes depends on what else the machine does, and time
 * would advance before that work is done.
 */
const secrets: Secrets = {
  ...nodePlatform.secrets,
  seal: (text) => text,
  open: (sealed) => sealed,
  isCurrent: () => true,
};
const digest: Digest = { sha256: (text) => hash("sha256", text), salt: () => "salt" };

/** The result of a simulated hour. */
export interface HourReport {
  readonly links: number;
  readonly reads: number;
  /** Minutes until every healthy link had run. */
  readonly firstRuns: number;
  readonly broken: readonly string[];
}

/**
 * Simulates an hour with a test clock: upstream products respond in 0.1 to 30 seconds, and every tenth one always fails or limits
 * requests. Every healthy link must run within 15 minutes of its time (B25, P60).
 */
export async function simulateHour({
  links,
  seed,
}: {
  readonly links: number;
  readonly seed: number;
}): Promise<HourReport> {
  const random = createRandom(seed);
  const clock = createTestClock();
  const start = clock.now();
  let waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  const runs = new Map<string, number[]>();
  const isFaulty = (id: string) => Number(id) % 10 === 0;
  const schedules = Array.from({ length: links }, (_, id) => ({
    id: String(id),
    name: `Schedule ${id}`,
    timeZone: null,
  }));
  const answered = { status: "read", people: [] } as const;
  let isLinking = true;
  const provider: LinkProvider = {
    ...{ id: "scripted", name: "Scripted", fields: [{ name: "host", kind: "text", required: true }] },
    capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
    hostOf: ({ settings }) => settings["host"] ?? "",
    listSchedules: async () => ({ status: "read", schedules }),
    async listPeople(_connection, id) {
      if (isLinking) return answered;
      runs.set(id, [...(runs.get(id) ?? []), clock.now() - start]);
      await new Promise<void>((resolve) => {
        waiting.push({ at: clock.now() + 100 + random() * 29_900, resolve });
      });
      if (!isFaulty(id)) return answered;
      return random() < 0.5
        ? { status: "failed", problem: "unreachable" }
        : { status: "failed", problem: "rate-limited", retryAfter: 60 };
    },
    checkHealth: async () => ({ status: "read" }),
  };
  const rollcall = await createRollcall({
    ...{ store: createMemoryStore(), clock, ids: createTestIds(), secrets, digest },
    links: { providers: [provider] },
  });
  const identity = {
    organizationId: "org",
    hostUserId: "ann",
    email: "ann@dock.example",
    emailVerified: true,
  } as const;
  const client = createClient(
    createInProcessTransport(rollcall, () =>
      rollcall.recognise({ ...identity, name: "Ann", organizationRole: "admin" }),
    ),
  );
  for (const { id, name } of schedules) {
    const { schedule } = await client.schedules.create({ name });
    const settings = { host: `host-${Number(id) % 25}.example` };
    const asked = { provider: "scripted", settings, credentials: {}, upstreamId: id };
    await client.links.create({ scheduleId: schedule.id, ...asked });
  }
  isLinking = false;
  const job = rollcall.jobs.find(({ name }) => name === "links.sync") ?? assert.fail("no job");
  const state = { isRunning: false };
  while (clock.now() < start + 60 * minute) {
    if (!state.isRunning) {
      state.isRunning = true;
      void Promise.resolve(job.run()).finally(() => {
        state.isRunning = false;
      });
    }
    // Lets answered work continue before time advances.
    for (let turn = 0; turn < 3 * links; turn++) await setImmediate();
    clock.advance(waiting.length > 0 ? 1000 : minute / 4);
    const due = waiting.filter(({ at }) => at <= clock.now());
    waiting = waiting.filter(({ at }) => at > clock.now());
    for (const { resolve } of due) resolve();
  }
  const end = clock.now() - start;
  const healthy = schedules.filter(({ id }) => !isFaulty(id)).map(({ id }) => runs.get(id) ?? []);
  const firsts = healthy.map(([first = end]) => first);
  const broken = healthy.flatMap((times, index) => {
    const gaps = [...times, end].map((time, at) => time - (times[at - 1] ?? 0));
    const isLate = (firsts[index] ?? end) > 15 * minute || gaps.some((gap) => gap > maxBetween);
    return isLate ? [`link ${index} ran at ${times.join(", ")}`] : [];
  });
  return { links, reads: [...runs.values()].flat().length, firstRuns: Math.max(...firsts) / minute, broken };
}
