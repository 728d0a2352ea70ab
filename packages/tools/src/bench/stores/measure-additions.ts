import assert from "node:assert/strict";
import { createClient, createInProcessTransport } from "@rollcall/core";
import { fillSchedule, host } from "../members/rollcall-contender.ts";
import { createSamplePeople } from "../members/sample-people.ts";
import { rawAddition, rowsOfAddition } from "./raw-additions.ts";
import type { BenchStore } from "./bench-stores.ts";

/** How often each case is measured on each side, in turn. The first time only warms up. */
const slices = 6;

/** Ways to add members: how many calls run at the same time, to how many schedules. */
const ways = [
  { name: "add a member", callers: 1, schedules: 1 },
  { name: "add members, 16 callers, one schedule", callers: 16, schedules: 1 },
  { name: "add members, 16 callers, 64 schedules", callers: 16, schedules: 64 },
];

type Add = (scheduleId: string, personId: string) => Promise<void>;

/** Additions per second, through the client and by a raw transaction that writes the same rows. */
export interface AdditionRates {
  readonly name: string;
  readonly ours: number;
  readonly raw: number;
}

/**
 * Measures how fast people in the organization become members.
 * @param additions how many per slice
 */
export async function measureAdditions(store: BenchStore, additions: number): Promise<readonly AdditionRates[]> {
  const people = createSamplePeople(Math.max(1000, (slices + 1) * additions));
  const full = await fillSchedule(store.store, people);
  const actor = await full.rollcall.recognise(host);
  const client = createClient(createInProcessTransport(full.rollcall, () => actor));
  const create = async (): Promise<string> => (await client.schedules.create({ name: "Pier" })).schedule.id;
  const add: Add = async (scheduleId, personId) => {
    const { results } = await client.members.add({
      scheduleId,
      people: [{ personId, role: "member", invited: false }],
    });
    assert.equal(results[0]?.status, "added");
  };
  const [template = ""] = full.personIds;
  const sample = await create();
  // The first change to a schedule also marks its history as unsealed.
  await add(sample, full.personIds[1] ?? "");
  const rows = await rowsOfAddition(store.raw, sample, template, () => add(sample, template));
  const connections = await Promise.all(Array.from({ length: store.raw.writers }, () => store.raw.connect()));
  const raw = connections.map((connection) => rawAddition(store.raw, connection, rows));

  const rates: AdditionRates[] = [];
  for (const { name, callers, schedules } of ways) {
    const seconds = { ours: 0, raw: 0 };
    const sides = {
      ours: { ids: await Promise.all(Array.from({ length: schedules }, create)), by: () => add },
      raw: { ids: await Promise.all(Array.from({ length: schedules }, create)), by: (caller: number) => raw[caller] },
    };
    for (let slice = 0; slice <= slices; slice++) {
      for (const side of ["ours", "raw"] as const) {
        const { ids, by } = sides[side];
        const length = side === "ours" ? callers : Math.min(callers, store.raw.writers);
        const persons = full.personIds.slice(slice * additions, (slice + 1) * additions).entries();
        const began = performance.now();
        await Promise.all(
          Array.from({ length }, async (_, caller) => {
            const call = by(caller) ?? assert.fail("no connection");
            for (const [i, personId] of persons) await call(ids[i % ids.length] ?? "", personId);
          }),
        );
        if (slice > 0) seconds[side] += (performance.now() - began) / 1000;
      }
    }
    const total = slices * additions;
    rates.push({ name, ours: total / seconds.ours, raw: total / seconds.raw });
  }
  for (const connection of connections) await connection.close();
  await full.close();
  return rates;
}
