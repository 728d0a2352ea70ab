import assert from "node:assert/strict";
import type { RawConnection, RawDatabase, RawRow } from "./raw-database.ts";

/** The rows that adding one member inserts, by table. It also changes the row of the schedule. */
export interface AdditionRows {
  readonly scheduleId: string;
  readonly personId: string;
  readonly inserted: ReadonlyMap<string, readonly RawRow[]>;
}

type Tables = ReadonlyMap<string, ReadonlyMap<string, RawRow>>;

/** Finds what `add` writes by comparing all tables before and after it. */
export async function rowsOfAddition(
  database: RawDatabase,
  scheduleId: string,
  personId: string,
  add: () => Promise<void>,
): Promise<AdditionRows> {
  const connection = await database.connect();
  const before = await readTables(database, connection);
  await add();
  const after = await readTables(database, connection);
  await connection.close();
  const inserted = new Map<string, readonly RawRow[]>();
  for (const [table, rows] of after) {
    const known = before.get(table);
    const added = [...rows].filter(([text]) => known?.has(text) !== true).map(([, row]) => row);
    if (table === "schedules") assert.equal(added.length, 1);
    else {
      assert.equal(added.length, rows.size - (known?.size ?? 0), `\`${table}\` has changed rows`);
      if (added.length > 0) inserted.set(table, added);
    }
  }
  return { scheduleId, personId, inserted };
}

async function readTables({ tables }: RawDatabase, connection: RawConnection): Promise<Tables> {
  const found = new Map<string, ReadonlyMap<string, RawRow>>();
  for (const { name } of await connection.run(tables)) {
    const rows = await connection.run(`select * from "${String(name)}"`);
    found.set(String(name), new Map(rows.map((row) => [JSON.stringify(row), row])));
  }
  return found;
}

const increment = `update schedules set number = number + 1, members = members + 1 where id = ? returning number`;

/** Writes the rows of an addition for another person and schedule, in one transaction on one connection. */
export function rawAddition(database: RawDatabase, connection: RawConnection, rows: AdditionRows) {
  const { members = [], members__words: words = [], ...others } = Object.fromEntries(rows.inserted);
  const columns = Object.keys(words[0] ?? {});
  const insertWords = insertion("members__words", columns, words.length);
  return async (scheduleId: string, personId: string): Promise<void> => {
    const moved = (row: RawRow): RawRow =>
      JSON.parse(
        JSON.stringify(row).replaceAll(rows.scheduleId, scheduleId).replaceAll(rows.personId, personId),
      ) as RawRow;
    await connection.run(database.begin);
    try {
      const [head] = await connection.run(increment, [scheduleId]);
      const number = head?.["number"] ?? assert.fail("no such schedule");
      let id: RawRow[string] = null;
      for (const member of members) {
        const { _id: _, ...row } = moved(member);
        const [inserted] = await connection.run(
          `${insertion("members", Object.keys(row))} returning "_id"`,
          Object.values(row),
        );
        id = inserted?.["_id"] ?? null;
      }
      const entries = words.map((entry) => ({ ...moved(entry), _id: id }));
      if (entries.length > 0) await connection.run(insertWords, entries.flatMap(Object.values));
      for (const [table, all] of Object.entries(others)) {
        for (const one of all) {
          const { _id: _, ...row } = moved("number" in one ? { ...one, number } : one);
          await connection.run(insertion(table, Object.keys(row)), Object.values(row));
        }
      }
      await connection.run("commit");
    } catch (error) {
      await connection.run("rollback");
      throw error;
    }
  };
}

const insertion = (table: string, columns: readonly string[], count = 1): string => {
  const marks = `(${columns.map(() => "?").join(", ")})`;
  const names = columns.map((column) => `"${column}"`).join(", ");
  return `insert into "${table}" (${names}) values ${Array.from({ length: count }, () => marks).join(", ")}`;
};
