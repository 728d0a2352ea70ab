import { createHash } from "node:crypto";
import type { Connection, Submittable } from "pg";
import type { Cell, Cells, Statement } from "../../steps.ts";

/** A statement with its parameters. */
export interface BoundStatement {
  readonly sql: string;
  readonly parameters: readonly Cell[];
  /** A name under which a connection may prepare it. Statements with the same name have the same text. */
  readonly name?: string;
  /** Whether it divides by zero if another process has migrated the tables. */
  readonly checksSchema?: boolean;
}

/** Statements of the store itself, which have no parameters. */
export const bare = (sql: string): BoundStatement => ({ sql, parameters: [] });

const names = new WeakMap<Statement, string>();

/** A name that depends only on the text of a statement, because hosts and stores share connections. */
const nameOf = (sql: string): string => `rollcall_${createHash("sha256").update(sql).digest("base64url").slice(0, 24)}`;

/** A statement of the store itself that a connection may prepare. */
export const named = (sql: string): BoundStatement => ({ sql, parameters: [], name: nameOf(sql) });

/** A statement that a connection may prepare. */
export function bound(statement: Statement, parameters: readonly Cell[]): BoundStatement {
  let name = names.get(statement);
  if (name === undefined) names.set(statement, (name = nameOf(statement.sql)));
  return { sql: statement.sql, parameters, name };
}

/** Changes settings for the rest of the transaction, like `set local`, in one statement that a connection may prepare. */
export function setLocal(values: Readonly<Record<string, string | number>>): BoundStatement {
  const settings = Object.entries(values).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return named(`select ${settings.join()}`);
}

/**
 * Lets the transaction and its statements take as long as they need. A user or database may have limits meant for short transactions. Which
 * limits exist depends on the server's version.
 */
export const withoutTimeouts: BoundStatement = bare(
  `select set_config(name, '0', true) from pg_settings where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`,
);

/** What a statement returned. */
export interface StatementResult {
  readonly rows: readonly Cells[];
  /** The command that ran, such as `COMMIT`. */
  readonly command: string;
}

/** Runs statements in one round trip. The first `writes` of them write. */
export type Send = (statements: readonly BoundStatement[], writes?: number) => Promise<readonly StatementResult[]>;

/** One statement of a pipeline failed, so the later ones did not run. */
export class PipelineError extends Error {
  override readonly name = "PipelineError";
  /** The results of the statements before it. */
  readonly results: readonly StatementResult[];
  /** Whether the server may have received the statements. */
  readonly wasSent: boolean;

  constructor(cause: unknown, results: readonly StatementResult[], wasSent: boolean) {
    super("a statement failed", { cause });
    this.results = results;
    this.wasSent = wasSent;
  }

  /** The same error without the results of the first statements. */
  after(count: number): PipelineError {
    return new PipelineError(this.cause, this.results.slice(count), this.wasSent);
  }
}

/** The maximum number of statements that a connection prepares. */
const maxPrepared = 500;

const none: readonly Cells[] = [];

/** What the caller of a pipeline gets. */
export interface PipelineOutcome {
  readonly resolve: (results: readonly StatementResult[]) => void;
  readonly reject: (error: PipelineError) => void;
}

/**
 * Statements that share one round trip, as a custom query for `pg`. Cells arrive as text; the query's reader decodes them. `prepared`
 * contains the names that the connection has prepared; with it, named statements are prepared only once.
 */
export class Pipeline implements Submittable {
  readonly #statements: readonly BoundStatement[];
  readonly #prepared: Set<string> | undefined;
  readonly #outcome: PipelineOutcome;
  readonly #results: StatementResult[] = [];
  /** The names to prepare, until the server has confirmed them. Empty for a statement without a name. */
  readonly #parsing: string[] = [];
  #connection: Connection | undefined;
  #rows: Cells[] | undefined;
  /** The number of times an {@link AnswerWatch} has looked since the last answer of the server. */
  looks = 0;

  constructor(statements: readonly BoundStatement[], prepared: Set<string> | undefined, outcome: PipelineOutcome) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.#outcome = outcome;
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.on("parseComplete", this.#parsed);
    connection.stream.cork();
    try {
      for (const { sql, parameters, name } of this.#statements) {
        const statement = this.#canPrepare(name) ? name : "";
        if (statement === "" || !(this.#prepared?.has(statement) || this.#parsing.includes(statement))) {
          connection.parse({ name: statement, text: sql, types: [] }, true);
          this.#parsing.push(statement);
        }
        connection.bind({ statement, values: parameters.map(toText) }, true);
        connection.execute(null, true);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  /** Ends the connection, so that the pipeline fails. */
  abandon(reason: Error): void {
    this.#connection?.stream.destroy(reason);
  }

  handleDataRow({ fields }: { readonly fields: Cells }): void {
    this.looks = 0;
    (this.#rows ??= []).push(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.looks = 0;
    const end = text.lastIndexOf(" ");
    this.#results.push({ rows: this.#rows ?? none, command: end === -1 ? text : text.slice(0, end) });
    this.#rows = undefined;
  }

  handleError(error: unknown): void {
    this.#end();
    this.#outcome.reject(new PipelineError(error, this.#results, this.#connection !== undefined));
  }

  handleReadyForQuery(): void {
    this.#end();
    this.#outcome.resolve(this.#results);
  }

  readonly #parsed = (): void => {
    const name = this.#parsing.shift();
    if (name !== undefined && name !== "") this.#prepared?.add(name);
  };

  #canPrepare(name: string | undefined): name is string {
    if (name === undefined || this.#prepared === undefined) return false;
    return this.#prepared.has(name) || this.#prepared.size + this.#parsing.length < maxPrepared;
  }

  #end(): void {
    this.#connection?.off("parseComplete", this.#parsed);
  }
}

const toText = (cell: Cell): string | null => (cell === null ? null : String(cell));
