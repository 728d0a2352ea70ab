import { type AnyCollection, StaleWrite } from "@rollcall/core";
import { createHash } from "node:crypto";
import type { Cell, Statement } from "../dialect.ts";
import type { Cells, RunStep, Step, Steps } from "../steps.ts";
import { type BoundStatement, PipelineError, type StatementResult } from "./pipeline.ts";

/** Runs statements in one round trip. */
export type Send = (statements: readonly BoundStatement[]) => Promise<readonly StatementResult[]>;

/** A statement of a change failed. */
export class ChangeError extends Error {
  override readonly name = "ChangeError";
  readonly collection: AnyCollection;

  constructor(cause: unknown, collection: AnyCollection) {
    super("a change failed", { cause });
    this.collection = collection;
  }
}

const names = new WeakMap<Statement, string>();

/** A statement with a name that depends only on its text, because hosts and stores share connections. */
function bound(statement: Statement, parameters: readonly Cell[]): BoundStatement {
  let name = names.get(statement);
  if (name === undefined) {
    name = `rollcall_${createHash("sha256").update(statement.sql).digest("base64url").slice(0, 24)}`;
    names.set(statement, name);
  }
  return { sql: statement.sql, parameters, name };
}

type AskingStep = Exclude<Step, RunStep>;

const statementsOf = (step: AskingStep): readonly BoundStatement[] =>
  step.kind === "each"
    ? step.lists.map((parameters) => bound(step.statement, parameters))
    : [bound(step.statement, step.parameters)];

/**
 * A statement of a read. PostgreSQL rejects text with NUL, which callers may look for and no row has, so the next character
 * replaces it: the order stays the same.
 */
const toRead = (statement: BoundStatement): BoundStatement => ({
  ...statement,
  parameters: statement.parameters.map((value) =>
    typeof value === "string" ? value.replaceAll("\0", "\u0001") : value,
  ),
});

/** Answers steps in one round trip. */
async function ask(send: Send, steps: readonly AskingStep[]): Promise<readonly (readonly Cells[])[]> {
  const asked = steps.map(statementsOf);
  const results = await send(asked.flat());
  let next = 0;
  return asked.map(({ length }) => results.slice(next, (next += length)).flatMap(({ rows }) => rows));
}

/** Runs several reads at the same time: each round trip carries the next statement of all that have not ended. */
export async function runReads(send: Send, reads: readonly Steps<unknown>[]): Promise<unknown[]> {
  const results: unknown[] = [];
  let open = reads.map((steps, at) => ({ steps, at, next: steps.next() }));
  for (;;) {
    for (const { at, next } of open) if (next.done === true) results[at] = next.value;
    open = open.filter(({ next }) => next.done !== true);
    if (open.length === 0) return results;
    const answers = await ask(
      (statements) => send(statements.map(toRead)),
      open.map(({ next }) => next.value as AskingStep),
    );
    open = open.map(({ steps, at }, i) => ({ steps, at, next: steps.next(answers[i] ?? []) }));
  }
}

/** A change with its statements. */
export interface ChangeSteps {
  readonly collection: AnyCollection;
  readonly steps: Steps<void>;
}

/**
 * Runs changes of different rows in order, in two round trips at most: one reads what the changes must know, one writes.
 * @throws {StaleWrite} a row is missing, or does not have the expected values
 * @throws {ChangeError} a statement failed
 */
export async function runChanges(send: Send, changes: readonly ChangeSteps[]): Promise<void> {
  const started = changes.map((change) => ({ ...change, next: change.steps.next() }));
  const asking = started.filter(({ next }) => next.done !== true && next.value.kind !== "run");
  const answers = new Map<Steps<void>, readonly Cells[]>();
  if (asking.length > 0) {
    const found = await ask(
      send,
      asking.map(({ next }) => next.value as AskingStep),
    );
    for (const [i, { steps }] of asking.entries()) answers.set(steps, found[i] ?? []);
  }
  const batch = new Batch();
  let failure: Error | undefined;
  for (const { collection, steps, next: first } of started) {
    const answer = answers.get(steps);
    try {
      let next = answer === undefined ? first : steps.next(answer);
      for (; next.done !== true; next = steps.next([])) batch.add(next.value as RunStep, collection);
    } catch (error) {
      // The changes before it may fail first.
      failure = error instanceof Error ? error : new Error("a change failed", { cause: error });
      break;
    }
  }
  await batch.run(send);
  if (failure !== undefined) throw failure;
}

/** How many statements share a round trip. */
const longestBatch = 500;

/** Runs the steps of one sequence, such as a migration. Statements without an answer are sent together. */
export async function runAll<T>(send: Send, steps: Steps<T>): Promise<T> {
  const batch = new Batch();
  let next = steps.next();
  while (next.done !== true) {
    const step = next.value;
    if (step.kind === "run") {
      batch.add(step);
      if (batch.length >= longestBatch) await batch.run(send);
      next = steps.next([]);
      continue;
    }
    await batch.run(send);
    let answer: readonly Cells[];
    try {
      [answer = []] = await ask(send, [step]);
    } catch (error) {
      next = steps.throw(error instanceof PipelineError ? error.cause : error);
      continue;
    }
    next = steps.next(answer);
  }
  await batch.run(send);
  return next.value;
}

/** Statements without an answer that share a round trip. */
class Batch {
  #steps: { readonly step: RunStep; readonly collection: AnyCollection | undefined }[] = [];

  get length(): number {
    return this.#steps.length;
  }

  add(step: RunStep, collection?: AnyCollection): void {
    this.#steps.push({ step, collection });
  }

  /** Runs them, and throws the first failure. */
  async run(send: Send): Promise<void> {
    const steps = this.#steps;
    if (steps.length === 0) return;
    this.#steps = [];
    const statements = steps.map(({ step }) => bound(step.statement, step.parameters));
    let results: readonly StatementResult[];
    let failure: PipelineError | undefined;
    try {
      results = await send(statements);
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      failure = error;
      results = error.results;
    }
    for (const [i, { step }] of steps.entries()) {
      if (step.changes !== undefined && results[i]?.count === 0) throw new StaleWrite(step.changes.name);
    }
    if (failure === undefined) return;
    const failed = steps[results.length]?.collection;
    throw failed === undefined ? failure : new ChangeError(failure, failed);
  }
}
