import assert from "node:assert/strict";
import { createClient, createInProcessTransport } from "@rollcall/core";
import { PAGE } from "../members/contender.ts";
import { fillSchedule, host } from "../members/rollcall-contender.ts";
import { createSamplePeople, type Term, terms } from "../members/sample-people.ts";
import type { BenchStore } from "./bench-stores.ts";

/** One call, repeated. */
type Call = () => Promise<unknown>;

/** A schedule with many members, and the calls. */
export interface PageCalls {
  readonly size: number;
  readonly pages: Readonly<Record<string, { readonly ours: Call; readonly raw: Call }>>;
  readonly searches: Readonly<Record<Term, Call>>;
  close(): Promise<void>;
}

const columns =
  "person_id, name, email, role, assignable, invited, invitation, calendar, affiliation, provenance, name_key";
const first = `select ${columns} from members where schedule_id = ? order by name_key, person_id limit ?`;
const next = first.replace("order by", "and (name_key, person_id) > (?, ?) order by");

/** Fills a schedule. The caller is already resolved, so that no call looks them up. */
export async function preparePages({ store, raw }: BenchStore, size: number): Promise<PageCalls> {
  const full = await fillSchedule(store, createSamplePeople(size));
  const { scheduleId } = full;
  const actor = await full.rollcall.recognise(host);
  const client = createClient(createInProcessTransport(full.rollcall, () => actor));
  const connection = await raw.connect();
  await connection.run("analyze");
  const [before] = await connection.run(
    "select name_key, person_id from members where schedule_id = ? order by name_key, person_id limit 1 offset ?",
    [scheduleId, Math.floor(size / 2)],
  );
  const place = [String(before?.["name_key"]), String(before?.["person_id"])];
  const page = async (after?: string): Promise<void> => {
    const { rows } = await client.members.list({ scheduleId, limit: PAGE, after });
    assert.equal(rows.length, PAGE);
  };
  const rawPage = async (sql: string, values: readonly string[]): Promise<void> => {
    const rows = await connection.run(sql, [scheduleId, ...values, PAGE]);
    assert.equal(rows.length, PAGE);
  };
  const search = (term: Term): Call => {
    return () => client.members.list({ scheduleId, limit: PAGE, search: terms[term] });
  };
  return {
    size,
    pages: {
      "first page": { ours: () => page(), raw: () => rawPage(first, []) },
      "middle page": { ours: () => page(JSON.stringify(place)), raw: () => rawPage(next, place) },
    },
    searches: {
      ...{ rare: search("rare"), common: search("common"), absent: search("absent") },
      ...{ "two-letter": search("two-letter"), accented: search("accented") },
    },
    async close() {
      await connection.close();
      await full.close();
    },
  };
}

/** How often the calls are measured in turn, so that disturbances affect all of them. */
const slices = 8;

/** Milliseconds per call, for calls that are compared with each other. */
export async function measureInTurns(calls: readonly Call[], milliseconds: number): Promise<readonly number[]> {
  const spent = calls.map(() => ({ time: 0, count: 0 }));
  for (let slice = 0; slice <= slices; slice++) {
    for (const [i, call] of calls.entries()) {
      const began = performance.now();
      let count = 0;
      do {
        await call();
        count++;
      } while (performance.now() - began < milliseconds / slices);
      const total = spent[i];
      if (total === undefined || slice === 0) continue;
      total.time += performance.now() - began;
      total.count += count;
    }
  }
  return spent.map(({ time, count }) => time / count);
}
