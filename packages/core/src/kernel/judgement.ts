import type { Decision } from "../contract/decision.ts";
import { errorKinds } from "../contract/error-codes.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Transaction } from "../ports/store.ts";
import type { Actor } from "./actor.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Facts, Operation } from "./operation.ts";
import { decide } from "./rule.ts";
import { toRefusal } from "./to-refusal.ts";

/** What the store answered, by name. */
export type Answered = Readonly<Record<string, unknown>>;

/** What an operation knows before it is judged, round by round. */
export function know(
  tx: Transaction,
  { definition }: Operation,
  input: unknown,
  actor: Actor,
  now: number,
): Awaitable<Answered> {
  const known = answer(tx, definition.facts(input, actor, now));
  if (definition.further === undefined) return known;
  const more = chain(known, (first) => answer(tx, definition.further?.(first, input, actor, now) ?? {}, first));
  if (definition.furthest === undefined) return more;
  return chain(more, (second) => answer(tx, definition.furthest?.(second, input, actor, now) ?? {}, second));
}

/** What the rules say, and of what. */
export interface Judgement {
  readonly decision: Decision;
  readonly situation: unknown;
  readonly row: unknown;
}

/** Decides; what is hidden, or not there, is the same `request.not-found`. */
export function judge(operation: Operation, known: Answered, input: unknown, actor: Actor, now: number): Judgement {
  const judgement = refuseHidden(operation, known, input, actor, now);
  if (judgement.row === undefined && operation.definition.row !== undefined) {
    throw new RollcallError("request.not-found");
  }
  return judgement;
}

/** Decides, and refuses what is hidden from the caller. The row may be gone: a repeat may have removed it. */
export function refuseHidden(
  { definition, rules }: Operation,
  known: Answered,
  input: unknown,
  actor: Actor,
  now: number,
): Judgement {
  const situation = definition.situation(known, input, actor, now);
  if (situation === undefined) throw new RollcallError("request.not-found");
  const row = definition.row?.(known, input, actor);
  const decision = decide(rules, situation, row);
  const hidden = decision.reasons.some((reason) => errorKinds[reason.code] === "hidden");
  if (hidden) throw toRefusal(decision);
  return { decision, situation, row };
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
 * Refuses whoever is held: internal people the worker portal, external people, who have nothing else, everything.
 * @throws {RollcallError} `password.change-required`, `portal.paused`
 */
export function refuseHeld({ portal, anybody, whileHeld }: Operation, { affiliation, held }: Actor): void {
  if (held === undefined || anybody || whileHeld.includes(held)) return;
  if (portal || affiliation === "external") throw new RollcallError(held);
}
