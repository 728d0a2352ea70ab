import { sql } from "kysely";
import { type Dialect, statement } from "../../dialect.ts";
import { markerName, schemaTable } from "../../schema/tables.ts";
import { type BoundStatement, named } from "../connection/pipeline.ts";
import { type PostgresNames, quoted, toName } from "../postgres-dialect.ts";

/**
 * Lets transactions detect another process's migration in a statement that they run anyway: the name of an index identifies the tables'
 * version. PostgreSQL changes tables at once, even for transactions that began earlier, so writing transactions also keep migrations from
 * starting.
 */
export class SchemaVersion {
  /** Keeps migrations from starting until the transaction ends; fails during one. */
  readonly lock: BoundStatement;
  readonly #names: PostgresNames;
  /** The version for which this process has checked the tables. */
  #version = "";

  constructor(dialect: Dialect, names: PostgresNames) {
    this.#names = names;
    this.lock = named(statement(dialect, sql`lock table ${dialect.table(schemaTable)} in row share mode nowait`).sql);
  }

  /** Notes that the tables of a version fit. */
  accept(version: string): void {
    this.#version = version;
  }

  /** Adds the check to a statement that selects. It divides by zero if the tables have another version. */
  checking(selecting: BoundStatement): () => BoundStatement {
    let version: string | undefined;
    let checking = selecting;
    return () => {
      if (version === this.#version) return checking;
      version = this.#version;
      const marker = [this.#names.schema, toName(this.#names.prefix + markerName(version))];
      const name = quoted(marker.map((part) => quoted(part, '"')).join("."), "'");
      // Looks up the current name, no matter when the transaction began, in a quarter of the time that reading a row takes.
      const check = `1 / (to_regclass(${name}) is not null)::int`;
      checking = { ...named(`${selecting.sql}, ${check}`), checksSchema: true };
      return checking;
    };
  }
}
