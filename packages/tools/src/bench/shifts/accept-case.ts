import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { type Change, createRollcall, type Store } from "@rollcall/core";
import { nodePlatform } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow } from "../document.ts";
import { pragmas } from "../members/pragmas.ts";
import { quantile } from "../sign-in/quantile.ts";

/** The number of offered shifts that are accepted, and how many of these only warm up. */
const offered = 600;
const warmUp = 200;
const batch = 20;
const day = 86_400_000;

const user = { organizationId: "org", hostUserId: "max", email: "max@example.org", emailVerified: true, name: "Max" };

/**
 * Measures `offers.accept` one call after the other in a SQLite file, compared with a commit of the same rows by prepared
 * statements in a copy of the file, without reading, deciding or publishing anything. Both are durable.
 */
export async function measureAccept(say: (line: string) => void): Promise<BenchRow> {
  say("accept");
  const folder = mkdtempSync(join(tmpdir(), "rollcall-accept-"));
  const path = join(folder, "bench.db");
  const copy = join(folder, "copy.db");
  const { store, takeWrites } = recorded(createSqliteStore({ path }));
  // Without limits, because their counters need separate commits.
  const { clock, ids } = nodePlatform;
  const rollcall = await createRollcall({ store, clock, ids });
  try {
    const actor = await rollcall.recognise({ ...user, organizationRole: "admin" });
    const run = (name: string, input: unknown) => rollcall.call("run", { name, input, actor });
    const { schedule } = (await run("schedules.create", { name: "Harbour" })) as { schedule: { id: string } };
    const scheduleId = schedule.id;
    const shiftIds: string[] = [];
    for (let index = 0; index < offered; index++) {
      // Every second day, so that no rule about rest or consecutive days applies.
      const date = new Date(Date.now() + 2 * (index + 1) * day).toISOString().slice(0, 10);
      const times = { start: `${date}T08:00[UTC]`, end: `${date}T16:00[UTC]` };
      const { shift } = (await run("shifts.create", { scheduleId, kind: "Crane", ...times })) as Created;
      await run("offers.create", { scheduleId, shiftId: shift.id, personIds: [actor.personId] });
      shiftIds.push(shift.id);
    }
    const database = new DatabaseSync(path);
    database.exec(`vacuum into '${copy}'`);
    database.close();
    const bare = bareCommits(copy);
    takeWrites();
    const [ours, peer]: [number[], number[]] = [[], []];
    for (let from = 0; from < offered; from += batch) {
      const began = performance.now();
      for (const shiftId of shiftIds.slice(from, from + batch))
        await run("offers.accept", { scheduleId, shiftId, version: 1 });
      const middle = performance.now();
      const writes = takeWrites();
      if (writes.length !== batch) throw new Error(`${writes.length} writes of ${batch} calls`);
      const resumed = performance.now();
      for (const changes of writes) bare.commit(changes);
      if (from < warmUp) continue;
      ours.push(middle - began);
      peer.push(performance.now() - resumed);
    }
    bare.close();
    const rate = (times: number[]): number => Number(((1000 * batch) / quantile(times, 0.5)).toPrecision(4));
    const [own, other] = [rate(ours), rate(peer)];
    const ratio = Number((own / other).toPrecision(4));
    return { case: "accept", size: offered, ours: own, peer: other, unit: "times/s", ratio, goal: 0.5 };
  } finally {
    await rollcall.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Created {
  readonly shift: { readonly id: string };
}

/** A store that keeps what each transaction wrote. */
function recorded(store: Store): { readonly store: Store; readonly takeWrites: () => readonly (readonly Change[])[] } {
  let writes: Change[][] = [];
  return {
    store: {
      open: (collections) => store.open(collections),
      close: () => store.close(),
      watch: (listener) => store.watch(listener),
      transaction: (mode, work) =>
        store.transaction(mode, (tx) => {
          const written: Change[] = [];
          if (mode === "write") writes.push(written);
          return work({
            read: (reads) => tx.read(reads),
            write(changes) {
              written.push(...changes);
              return tx.write(changes);
            },
          });
        }),
    },
    takeWrites() {
      const taken = writes;
      writes = [];
      return taken;
    },
  };
}

/** Commits rows by prepared statements. */
function bareCommits(path: string) {
  const database = new DatabaseSync(path);
  database.exec(`${pragmas}; pragma synchronous = full`);
  const statements = new Map<string, StatementSync>();
  const run = (sql: string, values: readonly unknown[]): void => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
    statement.run(...values.map(toCell));
  };
  return {
    commit(changes: readonly Change[]): void {
      run("begin immediate", []);
      for (const change of changes) {
        const table = change.collection.name;
        if (change.kind === "insert") {
          const columns = Object.keys(change.row);
          run(
            `insert into ${table} (${columns.map(toColumn).join()}) values (${columns.map(() => "?").join()})`,
            Object.values(change.row),
          );
        } else {
          const set = change.kind === "update" ? change.set : {};
          const where = change.collection.key.map((column) => `${toColumn(column)} = ?`).join(" and ");
          const assigned = Object.keys(set).map((column) => `${toColumn(column)} = ?`);
          const verb = change.kind === "update" ? `update ${table} set ${assigned.join()}` : `delete from ${table}`;
          run(`${verb} where ${where}`, [...Object.values(set), ...change.key]);
        }
      }
      run("commit", []);
    },
    close(): void {
      database.close();
    },
  };
}

const toColumn = (field: string): string => `"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

function toCell(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return value === undefined ? null : JSON.stringify(value);
}
