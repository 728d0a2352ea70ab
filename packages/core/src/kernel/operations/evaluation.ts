import type { Decision } from "../../contract/decision.ts";
import { errorKinds } from "../../contract/error-codes.ts";
import { RollcallError } from "../../contract/rollcall-error.ts";
import type { Reader } from "../store/store.ts";
import type { BaseActor } from "./base-actor.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import type { CallContext, ErasedPlan, Facts, Operation } from "./operation.ts";
import { refuseUndeclared } from "./undeclared-events.ts";
import type { EventDeclaration } from "./event.ts";
import { addToPlan, mergeReasons, type Reaction, reasonsOf } from "./reaction.ts";
import { decide } from "./rule.ts";
import { toRefusal } from "./to-refusal.ts";

/** The answers of load rounds, by name. */
export type Answered = Readonly<Record<string, unknown>>;

/** An operation with the reactions of later domains. */
export interface Composed<O extends Operation = Operation> {
  readonly operation: O;
  readonly reactions: readonly Reaction[];
  /** The events that extensions may emit in operations that declare `extensionEvent`. */
  readonly extensionEvents: readonly EventDeclaration[];
}

/** The answers of all load rounds: those of the operation, and those of each reaction. */
export interface Loaded {
  readonly known: Answered;
  readonly reacting: readonly Answered[];
}

const nothing: Answered = {};
const noReactions: readonly Answered[] = [];

/** Runs the load rounds of an operation and its reactions. */
export function loadFacts(
  tx: Reader,
  { operation, reactions }: Composed,
  input: unknown,
  actor: BaseActor,
  now: number,
): Awaitable<Loaded> {
  const { load } = operation.definition;
  if (reactions.length > 0) return loadTogether(tx, [load, ...reactions.map((one) => one.load)], input, actor, now);
  const [first, ...later] = load;
  let known = answer(tx, first(input, actor, now), nothing);
  for (const round of later) {
    known = chain(known, (before) => answer(tx, round?.(before, input, actor, now) ?? {}, before));
  }
  return chain(known, (known) => ({ known, reacting: noReactions }));
}

/** Runs the first rounds of all in one read, then the second ones, and so on. */
function loadTogether(
  tx: Reader,
  loads: readonly Reaction["load"][],
  input: unknown,
  actor: BaseActor,
  now: number,
): Awaitable<Loaded> {
  const rounds = Math.max(...loads.map(({ length }) => length));
  const next = (round: number, known: readonly Answered[]): Awaitable<readonly Answered[]> => {
    if (round === rounds) return known;
    const facts = loads.map(([first, ...later], place) =>
      round === 0
        ? first(input, actor, now)
        : (later[round - 1]?.(known[place] ?? nothing, input, actor, now, factsBefore(known, place)) ?? {}),
    );
    const reads = facts.flatMap((one) => Object.values(one));
    return chain(reads.length === 0 ? [] : tx.read(reads), (answers) => {
      let at = 0;
      const more = facts.map((one, place) => {
        const found: Record<string, unknown> = { ...known[place] };
        for (const name of Object.keys(one)) found[name] = answers[at++];
        return found;
      });
      return next(round + 1, more);
    });
  };
  return chain(next(0, []), ([known = nothing, ...reacting]) => ({ known, reacting }));
}

/** The facts of the operation, and of the reactions before the one at `place`. */
const factsBefore = (known: readonly Answered[], place: number): Answered =>
  Object.assign({}, ...known.slice(0, place)) as Answered;

/** A decision and its facts. */
export interface Evaluation {
  readonly decision: Decision;
  readonly context: unknown;
  readonly row: unknown;
  /** The context of each reaction; `undefined` for those that don't apply. */
  readonly reacting: readonly unknown[];
}

/** Decides. Hidden and missing subjects raise the same `request.not-found`. */
export function evaluate(
  { operation, reactions }: Pick<Composed, "operation" | "reactions">,
  { known, reacting }: Loaded,
  input: unknown,
  actor: BaseActor,
  now: number,
): Evaluation {
  const evaluation = refuseHidden(operation, known, input, actor, now);
  if (evaluation.row === undefined && operation.definition.row !== undefined) {
    throw new RollcallError("request.not-found");
  }
  if (reactions.length === 0) return evaluation;
  const all = [known, ...reacting];
  const contexts = reactions.map((one, place) =>
    one.context(reacting[place] ?? nothing, input, actor, now, factsBefore(all, place + 1)),
  );
  const more = reactions.flatMap((one, place) =>
    contexts[place] === undefined ? [] : reasonsOf(one, contexts[place]),
  );
  const decision =
    more.length === 0
      ? evaluation.decision
      : { allowed: false, reasons: mergeReasons(evaluation.decision.reasons, more) };
  if (more.some(({ code }) => errorKinds[code] === "hidden")) throw new RollcallError("request.not-found");
  return { ...evaluation, decision, reacting: contexts };
}

/** Decides, and refuses what is hidden from the caller. The row may be missing: the first run may have removed it. */
export function refuseHidden(
  { definition, rules }: Operation,
  known: Answered,
  input: unknown,
  actor: BaseActor,
  now: number,
): Evaluation {
  const context = definition.context(known, input, actor, now);
  if (context === undefined) throw new RollcallError("request.not-found");
  const row = definition.row?.(known, input, actor);
  const decision = decide(rules, context, row);
  const hidden = decision.reasons.some((reason) => errorKinds[reason.code] === "hidden");
  if (hidden) throw toRefusal(decision);
  return { decision, context, row, reacting: noReactions };
}

/**
 * Decides and applies an operation and its reactions.
 * @throws {RollcallError} the first reason against it
 * @throws {TypeError} an event that isn't declared
 */
export function planOf(
  { operation, reactions, extensionEvents }: Composed,
  loaded: Loaded,
  input: unknown,
  call: CallContext,
): ErasedPlan {
  const { known } = loaded;
  const { decision, context, row, reacting } = evaluate({ operation, reactions }, loaded, input, call.actor, call.now);
  if (!decision.allowed) throw toRefusal(decision);
  let plan = operation.definition.apply({ known, context, row }, input, call);
  refuseUndeclared(operation.name, operation.events, plan, extensionEvents);
  for (const [place, one] of reactions.entries()) {
    if (reacting[place] === undefined) continue;
    const base = factsBefore([known, ...loaded.reacting], place + 1);
    const found = { known: loaded.reacting[place] ?? nothing, context: reacting[place], base, plan };
    const addition = one.apply(found, input, call);
    refuseUndeclared(`the reaction on ${one.on}`, one.events, addition);
    plan = addToPlan(plan, addition);
  }
  return plan;
}

function answer(tx: Reader, facts: Facts, before: Answered): Awaitable<Answered> {
  const reads = Object.values(facts);
  if (reads.length === 0) return before;
  return chain(tx.read(reads), (answers) => {
    // A copy of both has room for all names, and is faster than adding them.
    const known: Record<string, unknown> = before === nothing ? { ...facts } : { ...before, ...facts };
    let at = 0;
    for (const name in facts) known[name] = answers[at++];
    return known;
  });
}
