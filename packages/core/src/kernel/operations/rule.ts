import { allowed, type Decision, type Reason } from "../../contract/decision.ts";
import { errorKinds } from "../../contract/error-codes.ts";

/**
 * The result of a rule: `true` if a grant permits or a guard doesn't forbid, otherwise the reason. `false` from a grant
 * means that it doesn't apply and gives no reason.
 */
export type Verdict = boolean | Reason;

/**
 * A rule about who may do what. It is evaluated in two stages: once on the *context* (actor, record, input), which either
 * decides or returns a test for each *row*. Pure and synchronous; a rule that throws denies.
 */
export interface Rule<S, R = unknown> {
  /** The rule as a sentence, as in the table of `docs/guide/decisions.md`. Decisions only carry the reason. */
  readonly name: string;
  /** A decision requires a grant and no refusing guard. */
  readonly effect: "grant" | "guard";
  evaluate(context: S): Verdict | RowTest<R>;
}

/** The second stage of a rule. */
export type RowTest<R> = (row: R) => Verdict;

/** Declares a rule that permits. */
export const grant = <S, R = unknown>(name: string, evaluate: Rule<S, R>["evaluate"]): Rule<S, R> => ({
  name,
  effect: "grant",
  evaluate,
});

/** Declares a rule that forbids. */
export const guard = <S, R = unknown>(name: string, evaluate: Rule<S, R>["evaluate"]): Rule<S, R> => ({
  name,
  effect: "guard",
  evaluate,
});

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };

/** Rules after their first stage: what is decided for all rows, and the tests left for each row. */
export interface Staged<R> {
  /** Reasons for every row. */
  readonly settled: readonly Reason[];
  /** Tests that can forbid a row. */
  readonly guards: readonly RowTest<R>[];
  /** Grants that a row can satisfy. `undefined` if a grant already permits all rows. */
  readonly grants: readonly RowTest<R>[] | undefined;
  /** The reasons if no grant applies. */
  readonly ungranted: Reason;
}

/** Evaluates the first stage of all rules. */
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

/** All reasons against one row, or against the context if no tests are left. */
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

/** Missing permissions come before conflicts: a refused request reports the first reason. */
export function permissionFirst(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const isPermission = ({ code }: Reason): boolean => errorKinds[code] === "forbidden";
  return [...reasons.filter(isPermission), ...reasons.filter((reason) => !isPermission(reason))];
}

/** The decision on one row. If a reason hides the subject, it is the only one returned, so that nothing confirms the subject exists. */
export function decide<S, R>(rules: readonly Rule<S, R>[], context: S, row: R): Decision {
  return permits(rules, context, row) ? allowed : decideRow(stage(rules, context), row);
}

/** The same decision after the first stage, for several rows of one context. */
export function decideRow<R>(staged: Staged<R>, row: R): Decision {
  const reasons = reasonsAgainst(staged, row);
  if (reasons.length === 0) return allowed;
  const hiding = reasons.find((reason) => errorKinds[reason.code] === "hidden");
  return { allowed: false, reasons: hiding === undefined ? reasons : [hiding] };
}

/**
 * A fast path for the common case that everything is permitted, without collecting reasons. If it returns false, the two
 * stages find the reasons, or that a grant threw but another one permits.
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
