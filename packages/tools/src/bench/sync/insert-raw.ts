import { DatabaseSync } from "node:sqlite";
import { pragmas } from "../members/pragmas.ts";

/** The number of rows per transaction, as in a run. */
const batch = 500;

/** Inserts all rows of a database into a new one with the same tables and indexes, in durable batches. */
export function insertRaw(from: string, into: string): void {
  const source = new DatabaseSync(from, { readOnly: true });
  const target = new DatabaseSync(into);
  try {
    target.exec(`${pragmas}; pragma synchronous = full`);
    const parts = source
      .prepare(
        "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc",
      )
      .all();
    for (const { sql } of parts) target.exec(String(sql));
    for (const { type, name } of parts) {
      if (type !== "table") continue;
      const columns = source.prepare(`pragma table_info("${String(name)}")`).all();
      const marks = columns.map(() => "?").join(", ");
      const insert = target.prepare(`insert into "${String(name)}" values (${marks})`);
      let count = 0;
      target.exec("begin");
      for (const row of source.prepare(`select * from "${String(name)}"`).iterate()) {
        insert.run(...Object.values(row));
        if (++count % batch === 0) target.exec("commit; begin");
      }
      target.exec("commit");
    }
  } finally {
    source.close();
    target.close();
  }
}
