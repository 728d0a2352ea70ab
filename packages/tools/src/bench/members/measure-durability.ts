import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow } from "../document.ts";
import { handwritten } from "./handwritten.ts";
import type { Group } from "./cases.ts";
import type { Granted } from "./contender.ts";
import { createSamplePeople, createRandom } from "./sample-people.ts";
import { fillSchedule, type FullSchedule } from "./rollcall-contender.ts";
import { CallRates } from "./call-rates.ts";

const SIZE = 10_000;
const SLICES = 8;
const WRITERS = 32;
/** The number of changes per writer and round. */
const IN_A_ROW = 8;

/**
 * Measures durable role changes: one writer compared with the same rows written by hand, and many writers compared with one, in turn.
 */
export async function measureDurability(folder: string, seconds: number): Promise<readonly BenchRow[]> {
  const path = join(folder, "durable.db");
  const full = await fillSchedule(createSqliteStore({ path, synchronous: "full" }), createSamplePeople(SIZE));
  const copy = join(folder, "by-hand.db");
  const original = new DatabaseSync(path);
  original.prepare("vacuum into ?").run(copy);
  original.close();
  const hand = handwritten(copy, full);
  const ours = roleChanges(full);
  const group = (name: string, call: () => Promise<void>): Group => ({
    cases: [{ name, call }],
    prove: () => ours.readBack(),
  });
  const groups = [
    group("bare", async () => hand.write()),
    group("one", () => ours.change()),
    group("many", async () => {
      await Promise.all(Array.from({ length: WRITERS }, () => ours.changes(IN_A_ROW)));
    }),
  ];
  const rates = new CallRates();
  for (let round = 0; round <= SLICES; round++) {
    for (const one of groups) await rates.run(one, (seconds * 1000) / SLICES, round > 0);
  }
  hand.close();
  await full.close();

  const row = (name: string, rate: number, peer: number): BenchRow => ({
    case: name,
    size: SIZE,
    ours: Math.round(rate),
    peer: Math.round(peer),
    unit: "ops/s",
    ratio: Number((rate / peer).toPrecision(4)),
  });
  const many = rates.rate("many") * WRITERS * IN_A_ROW;
  return [
    row("one writer vs bare commit", rates.rate("one"), rates.rate("bare")),
    row(`${WRITERS} writers vs one writer`, many, rates.rate("one")),
  ];
}

/** Makes people admins, then members again, and records the responses. */
function roleChanges({ client, scheduleId, personIds }: FullSchedule) {
  const roles = new Map<number, Granted>();
  const next = createRandom(5);
  const change = async (): Promise<void> => {
    const person = next(personIds.length);
    const role = roles.get(person) === "admin" ? "member" : "admin";
    roles.set(person, role);
    const { member } = await client.members.setRole({ scheduleId, personId: personIds[person] ?? "", role });
    assert.equal(member.role, role);
  };
  return {
    change,
    async changes(count: number): Promise<void> {
      for (let i = 0; i < count; i++) await change();
    },
    async readBack(): Promise<void> {
      for (const [person, role] of roles) {
        const { member } = await client.members.get({ scheduleId, personId: personIds[person] ?? "" });
        assert.equal(member.role, role);
      }
      const { schedule } = await client.members.list({ scheduleId, limit: 1 });
      assert.equal(schedule.members, personIds.length + 1);
    },
  };
}
