import type { Decision, Reason } from "../contract/decision.ts";
import { allowed } from "../contract/decision.ts";
import { errorKinds } from "../contract/error-codes.ts";

/**
 * What a rule says: `true` if it has nothing against it (a guard) or permits it (a grant), otherwise why not.
 * `false` from a grant means that this grant does not apply and has nothing to explain.
 */
export type Verdict = boolean | Reason;

/**
 * A sentence about who may do what. It is judged in two stages: once on the *context* (actor, schedule, what is asked),
 * which may settle it, or leave a test for each *row*. Pure and synchronous; a rule that throws denies.
 */
export interface Rule<S, R = unknown> {
  /** The sentence, for people who read a decision's trace. */
  readonly name: string;
  /** A decision needs a grant and no guard against it. */
  readonly effect: "grant" | "guard";
  evaluate(context: S): Verdict | RowTest<R>;
}

/** The second stage of a rule. */
export type RowTest<R> = (row: R) => Verdict;

/** A rule that permits. */
export const grant = <S, R = unknown>(name: string, evaluate: Rule<S, R>["evaluate"]): Rule<S, R> => ({
  name,
  effect: "grant",
  evaluate,
});

/** A rule that forbids. */
export const guard = <S, R = unknown>(name: string, evaluate: Rule<S, R>["evaluate"]): Rule<S, R> => ({
  name,
  effect: "guard",
  evaluate,
});

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };

/** Rules after their first stage: what is settled for all rows, and what each row is still to be asked. */
export interface Staged<R> {
  /** Reasons that hold for every row. */
  readonly settled: readonly Reason[];
  /** Tests that may still forbid a row. */
  readonly guards: readonly RowTest<R>[];
  /** Where no grant has settled it: the grants that a row may still earn. `undefined` once permitted. */
  readonly grants: readonly RowTest<R>[] | undefined;
  /** What to say when no grant applies. */
  readonly ungranted: Reason;
}

/** The first stage of all rules. */
export function stage<S, R>(rules: readonly Rule<S, R>[], context: S): Staged<R> {
  const settled: Reason[] = [];
  const guards: RowTest<R>[] = [];
  const grants: RowTest<R>[] = [];
  let granted = false;
  let ungranted = forbidden;
  for (const rule of rules) {
    const verdict = evaluated(rule, context);
    if (typeof verdict === "function") (rule.effect === "grant" ? grants : guards).push(verdict);
    else if (rule.effect === "grant") {
      if (verdict === true) granted = true;
      else if (verdict !== false) ungranted = verdict;
    } else if (verdict !== true) settled.push(verdict === false ? forbidden : verdict);
  }
  if (!granted && grants.length === 0) settled.unshift(ungranted);
  return {
    settled: permissionFirst(settled),
    guards,
    grants: granted || grants.length === 0 ? undefined : grants,
    ungranted,
  };
}

/** Every reason against one row (or against the whole, where rules leave no tests). */
export function reasonsAgainst<R>(staged: Staged<R>, row: R): readonly Reason[] {
  const { settled, guards, grants } = staged;
  const refusal = grants === undefined ? undefined : withoutGrant(grants, row, staged.ungranted);
  let reasons = refusal === undefined ? settled : [refusal, ...settled];
  for (const test of guards) {
    const verdict = tested(test, row);
    if (verdict !== true) reasons = [...reasons, verdict === false ? forbidden : verdict];
  }
  return permissionFirst(reasons);
}

/** Lack of permission comes before any conflict: the first reason is what a refused request says. */
export function permissionFirst(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const isPermission = ({ code }: Reason): boolean => errorKinds[code] === "forbidden";
  return [...reasons.filter(isPermission), ...reasons.filter((reason) => !isPermission(reason))];
}

/** The decision on one row. A reason that hides is the only one told: it must not confirm that anything exists. */
export function decide<S, R>(rules: readonly Rule<S, R>[], context: S, row: R): Decision {
  return permits(rules, context, row) ? allowed : decideRow(stage(rules, context), row);
}

/** The same decision on one of many rows, after the first stage: for whoever asks about several rows of one context. */
export function decideRow<R>(staged: Staged<R>, row: R): Decision {
  const reasons = reasonsAgainst(staged, row);
  if (reasons.length === 0) return allowed;
  const hiding = reasons.find((reason) => errorKinds[reason.code] === "hidden");
  return { allowed: false, reasons: hiding === undefined ? reasons : [hiding] };
}

/**
 * Whether all is well: what most decisions come to, and then nothing need be kept. Where this says no, the two stages
 * find out why, or that it was only a grant that threw beside one that holds.
 */
function permits<S, R>(rules: readonly Rule<S, R>[], context: S, row: R): boolean {
  let granted = false;
  try {
    for (const rule of rules) {
      const isGrant = rule.effect === "grant";
      if (granted && isGrant) continue;
      let verdict = rule.evaluate(context);
      if (typeof verdict === "function") verdict = verdict(row);
      if (verdict === true) granted ||= isGrant;
      else if (!isGrant) return false;
    }
  } catch {
    return false;
  }
  return granted;
}

function withoutGrant<R>(grants: readonly RowTest<R>[], row: R, ungranted: Reason): Reason | undefined {
  let refusal = ungranted;
  for (const test of grants) {
    const verdict = tested(test, row);
    if (verdict === true) return undefined;
    if (verdict !== false) refusal = verdict;
  }
  return refusal;
}

function evaluated<S, R>(rule: Rule<S, R>, context: S): Verdict | RowTest<R> {
  try {
    return rule.evaluate(context);
  } catch {
    return false;
  }
}

function tested<R>(test: RowTest<R>, row: R): Verdict {
  try {
    return test(row);
  } catch {
    return false;
  }
}
