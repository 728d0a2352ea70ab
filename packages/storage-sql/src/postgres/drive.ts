import type { AnyCollection } from "@rollcall/core";
import type { Cells, RunStep, Step, Steps } from "../steps.ts";
import { Batch } from "./writes/batch.ts";
import { type BoundStatement, bound, PipelineError, type Send } from "./connection/pipeline.ts";

type AskingStep = Exclude<Step, RunStep>;

/**
 * A read's statement. PostgreSQL rejects text with NUL. Callers may look for such text, but no row has it, so the next character replaces
 * it and the order stays the same.
 */
const toRead = (statement: BoundStatement): BoundStatement => ({
  ...statement,
  parameters: statement.parameters.map((value) =>
    typeof value === "string" ? value.replaceAll("\0", "\u0001") : value,
  ),
});

/** Answers steps in one round trip. */
async function ask(send: Send, steps: readonly AskingStep[]): Promise<readonly (readonly Cells[])[]> {
  const results = await send(steps.map(({ statement, parameters }) => bound(statement, parameters)));
  return steps.map((_, i) => results[i]?.rows ?? []);
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
 * Starts changes to different rows, in order. One round trip reads what they need, and their statements go to the batch.
 * @throws {StaleWrite} a row is missing
 */
export async function startChanges(send: Send, batch: Batch, changes: readonly ChangeSteps[]): Promise<void> {
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
  for (const { collection, steps, next: first } of started) {
    const answer = answers.get(steps);
    try {
      let next = answer === undefined ? first : steps.next(answer);
      for (; next.done !== true; next = steps.next([])) batch.add(next.value as RunStep, collection);
    } catch (error) {
      // The changes before it may fail first.
      if (batch.length > 0) await send([]);
      throw error;
    }
  }
}

/** How many statements share a round trip. */
const longestBatch = 500;

/** Runs the steps of one sequence, such as a migration. Statements without an answer are sent together. */
export async function runAll<T>(direct: Send, steps: Steps<T>): Promise<T> {
  const batch = new Batch();
  const send = batch.before(direct);
  let next = steps.next();
  while (next.done !== true) {
    const step = next.value;
    if (step.kind === "run") {
      batch.add(step);
      if (batch.length >= longestBatch) await send([]);
      next = steps.next([]);
      continue;
    }
    if (batch.length > 0) await send([]);
    let answer: readonly Cells[];
    try {
      [answer = []] = await ask(send, [step]);
    } catch (error) {
      next = steps.throw(error instanceof PipelineError ? error.cause : error);
      continue;
    }
    next = steps.next(answer);
  }
  if (batch.length > 0) await send([]);
  return next.value;
}
