import pg from "pg";
import { testDatabase } from "./test-server.ts";

/** Removes all rows. Truncates only tables with rows, because each one takes a while. */
const emptying = (schema: string): string => `do $$
  declare tables text := ''; name text; filled boolean;
  begin
    for name in select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = '${schema}' and tablename <> 'rollcall_schema' loop
      execute 'select exists (select 1 from ' || name || ')' into filled;
      if filled then tables := tables || ', ' || name; end if;
    end loop;
    if tables <> '' then execute 'truncate ' || substr(tables, 3) || ' cascade'; end if;
  end $$`;

/** Schemas of the test database that tests use one after another, because creating tables takes longer than most tests. */
export class ReusedSchemas {
  readonly #name: string;
  readonly #free: string[] = [];
  #admin: Promise<pg.Client> | undefined;
  #count = 0;

  /** @param name the beginning of their names */
  constructor(name: string) {
    this.#name = name;
  }

  /** Returns a schema without tables if it is `new`; otherwise one with empty tables, if there is one. */
  take(isNew = false): string {
    return (isNew ? undefined : this.#free.pop()) ?? `${this.#name}_${process.pid}_${this.#count++}`;
  }

  /** Removes the rows of a schema, or all of it. */
  async giveBack(schema: string, isDropped = false): Promise<void> {
    const admin = await (this.#admin ??= connect());
    await admin.query(isDropped ? `drop schema if exists "${schema}" cascade` : emptying(schema));
    if (!isDropped) this.#free.push(schema);
  }

  /** Drops all schemas. */
  async end(): Promise<void> {
    for (const schema of this.#free.splice(0)) await this.giveBack(schema, true);
    await (await this.#admin)?.end();
  }
}

async function connect(): Promise<pg.Client> {
  const admin = new pg.Client(await testDatabase());
  await admin.connect();
  return admin;
}
