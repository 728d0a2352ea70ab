import type { Connection, Submittable } from "pg";
import type { Cell } from "../dialect.ts";
import type { Cells } from "../steps.ts";

/** A statement with its parameters. */
export interface BoundStatement {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

/** What a statement returned. */
export interface StatementResult {
  readonly rows: readonly Cells[];
  /** The number of rows a write changed. */
  readonly count: number;
  /** The command that ran, such as `COMMIT`. */
  readonly command: string;
}

/** One statement of a pipeline failed, so the later ones did not run. */
export class PipelineError extends Error {
  override readonly name = "PipelineError";
  /** The results of the statements before it. */
  readonly results: readonly StatementResult[];

  constructor(cause: unknown, results: readonly StatementResult[]) {
    super("a statement failed", { cause });
    this.results = results;
  }
}

const none: readonly Cells[] = [];

/**
 * Statements that share one round trip, as a custom query of `pg`. They are unnamed, which works through a pooler that gives every
 * transaction another connection. Cells arrive as text; the reader of a query decodes them.
 */
export class Pipeline implements Submittable {
  readonly #statements: readonly BoundStatement[];
  readonly #resolve: (results: readonly StatementResult[]) => void;
  readonly #reject: (error: PipelineError) => void;
  readonly #results: StatementResult[] = [];
  #rows: Cells[] | undefined;

  constructor(
    statements: readonly BoundStatement[],
    resolve: (results: readonly StatementResult[]) => void,
    reject: (error: PipelineError) => void,
  ) {
    this.#statements = statements;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    try {
      for (const { sql, parameters } of this.#statements) {
        connection.parse({ name: "", text: sql, types: [] }, true);
        connection.bind({ values: parameters.map(toText) }, true);
        connection.execute(null, true);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleDataRow({ fields }: { readonly fields: Cells }): void {
    (this.#rows ??= []).push(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const end = text.lastIndexOf(" ");
    const count = end === -1 ? 0 : Number(text.slice(end + 1));
    this.#results.push({ rows: this.#rows ?? none, count, command: end === -1 ? text : text.slice(0, end) });
    this.#rows = undefined;
  }

  handleError(error: unknown): void {
    this.#reject(new PipelineError(error, this.#results));
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#results);
  }
}

const toText = (cell: Cell): string | null => (typeof cell === "number" ? String(cell) : cell);
