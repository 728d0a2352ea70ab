import { noFailures } from "../access/failure-count.ts";
import {
  createTestClock,
  createTestIds,
  faultAt,
  faultyStore,
  type FaultyStore,
  type StoreFault,
} from "@rollcall/testkit";
import assert from "node:assert/strict";
import { RollcallError } from "../contract/rollcall-error.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import type { SampleCall } from "../identity/operation-sample.ts";
import type { Store } from "../kernel/store/store.ts";
import { afterWorld } from "./report-shifts.fixture.ts";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { operations } from "../composition/operations.ts";
import { createRollcall } from "../composition/create-rollcall.ts";
import type { Rollcall } from "../composition/rollcall.ts";
import { webDigest } from "../history/web-digest.ts";
import { crashUpstream, type CrashWorld } from "./crash-world.fixture.ts";
import { jsonOf, type Rows } from "./changes-between.fixture.ts";
import { type OpenWorld, readAll } from "./reused-world.fixture.ts";
import { scheduleStateOf } from "./schedule-state.fixture.ts";
import { samePasswords } from "./same-passwords.fixture.ts";
import { newSecrets } from "./test-secrets.fixture.ts";

/** A command that is made to fail at each of its port calls. */
export interface Crashing {
  readonly name: string;
  readonly world: CrashWorld;
  readonly sample: SampleCall;
}

/** Commands whose answers contain secrets and aren't stored. */
const confidential = new Set<string>(operations.filter((one) => one.confidential).map(({ name }) => name));

/** A run of a command without a fault: the number of port calls, and all rows before and after. */
export interface Sound {
  readonly calls: number;
  readonly before: string;
  readonly after: string;
  readonly answer: string;
  /** The result of repeating the call: the stored answer, or a second run of a confidential command. */
  readonly again: { readonly after: string; readonly answer: string };
}

/** The ways in which a port call fails. */
export const faults: readonly StoreFault[] = ["before", "after", "conflict", "hang"];

/** Whether every fault is tried at every call, as `npm run prove -- crash-points` does. */
export const triesAll = process.env["ROLLCALL_CRASH_POINTS"] === "all";

/** Which crash points of a command are tried. */
export interface CrashSample {
  /** The distance between the calls that fail. The last call always fails. */
  readonly step: number;
  /** The number of ways in which the last call fails. The other calls fail in one. */
  readonly waysAtLast: number;
}

/**
 * Whether the sample includes a crash point. The faults take turns, and each command starts with a different one, so that all
 * of them happen at early and at late calls.
 */
function isInSample(fault: StoreFault, at: number, last: number, turn: number, { step, waysAtLast }: CrashSample) {
  if (triesAll) return true;
  if (at !== last && at % step !== 0) return false;
  const place = (faults.indexOf(fault) + turn + Math.floor(at / step)) % faults.length;
  return place < (at === last ? waysAtLast : 1);
}

/** Runs a command without a fault. */
export async function runSound(open: OpenWorld, crashing: Crashing): Promise<Sound> {
  return inWorld(open, async (store, rollcall, look) => {
    const before = await look();
    store.follow();
    const answer = await call(rollcall, crashing);
    const { calls } = store;
    const after = await look();
    const again = { answer: await call(rollcall, crashing), after: await look() };
    return { calls, before, after, answer, again };
  });
}

/**
 * Fails a command at each of its port calls in every way. The store must then be as it was before or after the command, and a retry with
 * the same idempotency key must give exactly one effect and the same response (F5). Responses of confidential commands aren't stored, so
 * their retry is a second call.
 * @param turn the number of the command
 * @returns the number of crash points
 */
export async function crashEverywhere(
  open: OpenWorld,
  crashing: Crashing,
  turn: number,
  sample: CrashSample,
): Promise<number> {
  const sound = await runSound(open, crashing);
  assert.equal(sound.after === sound.before, crashing.sample.isRead === true);
  if (!confidential.has(crashing.name)) assert.deepEqual(sound.again, { answer: sound.answer, after: sound.after });
  let points = 0;
  for (let at = 1; at <= sound.calls; at++) {
    for (const fault of faults.filter((one) => isInSample(one, at, sound.calls, turn, sample))) {
      points += 1;
      await inWorld(open, async (store, rollcall, look) => {
        const where = `${crashing.name}: ${fault} at call ${at} of ${sound.calls}`;
        store.follow(faultAt(at, fault));
        const outcome = call(rollcall, crashing);
        if (fault === "hang") {
          await store.whenHanging();
          store.release();
        }
        const code = await outcome;
        assert(store.calls >= at, `${where}: the fault never happened`);
        const isKept = fault === "conflict" || fault === "hang" || (fault === "after" && at === sound.calls);
        const isDone = fault === "conflict" || fault === "hang";
        assert.equal(code, isDone ? sound.answer : "store.unavailable", where);
        store.follow();
        assert.equal(await look(), isKept ? sound.after : sound.before, where);
        const { answer, after } = isKept ? sound.again : sound;
        assert.equal(await call(rollcall, crashing), answer, `${where}: the answer of the retry`);
        assert.equal(await look(), after, `${where}: after the retry`);
        assert.deepEqual((await scheduleStateOf(store, crashing.world.scheduleId)).violations, [], where);
      });
    }
  }
  return points;
}

/** Reads all rows as text. A body must not change them after its last look. */
type Look = () => Promise<string>;

async function inWorld<T>(
  open: OpenWorld,
  body: (store: FaultyStore, rollcall: Rollcall, look: Look) => Promise<T>,
): Promise<T> {
  const { store: sound, dispose } = await open();
  let rows: Rows | undefined;
  try {
    const store = faultyStore(sound);
    const ids = createTestIds("new");
    const rollcall = await createRollcall({
      ...{ store, clock: createTestClock(afterWorld), ids, digest: { ...webDigest, salt: () => ids.next() } },
      ...{ calendars: scriptedCalendars(), mail: createFakeMailer().options, passwords: samePasswords },
      secrets: newSecrets(900_000),
      links: { providers: [crashUpstream.provider] },
      directory: { search: () => Promise.resolve([]), get: () => Promise.resolve(lea) },
    });
    let last: Rows | undefined;
    const result = await body(store, rollcall, async () => textOfAll((last = await readAll(store))));
    rows = last;
    return result;
  } finally {
    await dispose(rows);
  }
}

/** A host user who has never made a call. */
const lea = { hostUserId: "host-Lea", name: "Lea", email: "lea@example.org" };

/** Returns the answer or the error code. */
async function call(rollcall: Rollcall, { name, world, sample }: Crashing): Promise<string> {
  const actor = world.actors[sample.by];
  assert(actor !== undefined);
  try {
    const output = await rollcall.call("run", { name, input: sample.input, actor, idempotencyKey: "once" });
    return renamed(JSON.stringify(output));
  } catch (error) {
    if (error instanceof RollcallError) return error.code;
    throw error;
  }
}

/** Returns all rows of all collections. */
export const everything = async (store: Store): Promise<string> => textOfAll(await readAll(store));

/** All rows as text. An attempt stays counted as a wrong password if anything fails after it (P35). */
const textOfAll = (rows: Rows): string => renamed(rows.map((some) => some.map(textOf).join("\n")).join("\n\n"));

const textOf = (row: object): string =>
  "lockedSince" in row ? JSON.stringify({ ...row, ...noFailures }) : jsonOf(row);

/** Renumbers new ids by appearance, because failed attempts use up ids. Signing secrets are written in base64, with `+` for `-`. */
function renamed(text: string): string {
  const names = new Map<string, string>();
  return text.replace(/new[-+]\d{6}/g, (id) => {
    const name = names.get(id) ?? `new-${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}
