import type { Decision } from "../contract/decision.ts";
import { errorKinds } from "../contract/error-codes.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Transaction } from "../ports/store.ts";
import type { Actor } from "./actor.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Facts, Operation } from "./operation.ts";
import { decide } from "./rule.ts";
import { toRefusal } from "./to-refusal.ts";

/** The answers of all load rounds, by name. */
export type Answered = Readonly<Record<string, unknown>>;

/** Runs the load rounds of an operation. */
export function loadFacts(
  tx: Transaction,
  { definition: { load } }: Operation,
  input: unknown,
  actor: Actor,
  now: number,
): Awaitable<Answered> {
  const [first, second, third] = load;
  const known = answer(tx, first(input, actor, now));
  if (second === undefined) return known;
  const more = chain(known, (known) => answer(tx, second(known, input, actor, now), known));
  if (third === undefined) return more;
  return chain(more, (known) => answer(tx, third(known, input, actor, now), known));
}

/** A decision and what it was made on. */
export interface Evaluation {
  readonly decision: Decision;
  readonly context: unknown;
  readonly row: unknown;
}

/** Decides; what is hidden, or not there, is the same `request.not-found`. */
export function evaluate(operation: Operation, known: Answered, input: unknown, actor: Actor, now: number): Evaluation {
  const evaluation = refuseHidden(operation, known, input, actor, now);
  if (evaluation.row === undefined && operation.definition.row !== undefined) {
    throw new RollcallError("request.not-found");
  }
  return evaluation;
}

/** Decides, and refuses what is hidden from the caller. The row may be gone: a repeat may have removed it. */
export function refuseHidden(
  { definition, rules }: Operation,
  known: Answered,
  input: unknown,
  actor: Actor,
  now: number,
): Evaluation {
  const context = definition.context(known, input, actor, now);
  if (context === undefined) throw new RollcallError("request.not-found");
  const row = definition.row?.(known, input, actor);
  const decision = decide(rules, context, row);
  const hidden = decision.reasons.some((reason) => errorKinds[reason.code] === "hidden");
  if (hidden) throw toRefusal(decision);
  return { decision, context, row };
}

function answer(tx: Transaction, facts: Facts, before: Answered = {}): Awaitable<Answered> {
  const names = Object.keys(facts);
  if (names.length === 0) return before;
  return chain(tx.read(Object.values(facts)), (answers) => {
    const known: Record<string, unknown> = { ...before };
    for (const [index, name] of names.entries()) known[name] = answers[index];
    return known;
  });
}

/**
 * Refuses restricted callers: internal people can't use the worker portal, external people can't use anything.
 * @throws {RollcallError} `password.change-required`, `portal.paused`
 */
export function refuseRestricted(
  { portal, allowAnonymous, allowedWhileRestricted }: Operation,
  { affiliation, restriction }: Actor,
): void {
  if (restriction === undefined || allowAnonymous || allowedWhileRestricted.includes(restriction)) return;
  if (portal || affiliation === "external") throw new RollcallError(restriction);
}
