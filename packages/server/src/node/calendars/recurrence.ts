import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { type Budget, BudgetExceeded } from "./budget.ts";
import { parseTime, type TimeValue } from "./time-values.ts";
import type { Wall } from "./zone.ts";

const frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"] as const;

/** Where dates that don't exist move, such as February 30 (RFC 7529). */
const skips = ["OMIT", "BACKWARD", "FORWARD"] as const;

/** A recurrence rule (RFC 5545, 3.3.10). */
export interface Rule {
  readonly freq: (typeof frequencies)[number];
  readonly interval: number;
  readonly until: TimeValue | undefined;
  /** The other parts, in the form of the library. */
  readonly parts: Partial<Record<NumberPart, number[]>> & {
    count?: number;
    wkst?: string;
    byDay?: string[];
    rscale?: string;
    skip?: (typeof skips)[number];
  };
}

type NumberPart = "byMonth" | "byMonthDay" | "byYearDay" | "byWeekNo" | "bySetPos" | "byHour" | "byMinute" | "bySecond";

const numberParts = new Map<string, readonly [NumberPart, number, number]>([
  ["BYMONTH", ["byMonth", 1, 12]],
  ["BYMONTHDAY", ["byMonthDay", -31, 31]],
  ["BYYEARDAY", ["byYearDay", -366, 366]],
  ["BYWEEKNO", ["byWeekNo", -53, 53]],
  ["BYSETPOS", ["bySetPos", -366, 366]],
  ["BYHOUR", ["byHour", 0, 23]],
  ["BYMINUTE", ["byMinute", 0, 59]],
  ["BYSECOND", ["bySecond", 0, 59]],
]);
const canBeZero = new Set<NumberPart>(["byHour", "byMinute", "bySecond"]);
/** A weekday, also one written out. */
const weekday = /^([+-]?(?:0?[1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)(?:[A-Z]+)?$/;

/** A parsed rule. `isPartial`: something in it could not be read and is ignored, so that it may have more occurrences. */
export interface ParsedRule {
  readonly rule: Rule | undefined;
  readonly isPartial: boolean;
}

/** Parses a rule, in any case, with empty parts and with spaces. Without a frequency, there is no rule. */
export function parseRule(text: string): ParsedRule {
  let isPartial = false;
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/[\s"]/g, "")
    .replace(/^RRULE:/, "")
    .split(/;|,(?=[A-Z]+=)/)) {
    const [name = "", value = ""] = part.split("=");
    if (value !== "") parts.set(name, value);
  }
  const whole = (name: string): number | undefined => {
    const value = parts.get(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isSafeInteger(number) && number > 0) return number;
    isPartial = true;
    return undefined;
  };
  const listOf = (name: string): readonly string[] => (parts.get(name) ?? "").split(",").filter((item) => item !== "");
  const freq = frequencies.find((frequency) => frequency === parts.get("FREQ"));
  if (freq === undefined) return { rule: undefined, isPartial: parts.size > 0 || text.trim() !== "" };

  const found: Rule["parts"] = {};
  const days = listOf("BYDAY").flatMap((written) => {
    const [, ordinal = "", day] = weekday.exec(written) ?? [];
    return day === undefined ? [] : [ordinal + day];
  });
  if (days.length < listOf("BYDAY").length) isPartial = true;
  if (days.length > 0) found.byDay = days;
  const weekStart = weekday.exec(parts.get("WKST") ?? "")?.[2];
  if (weekStart !== undefined) found.wkst = weekStart;
  const count = whole("COUNT");
  if (count !== undefined) found.count = count;
  for (const [name, [key, min, max]] of numberParts) {
    const listed = listOf(name);
    const valid = listed
      .map(Number)
      .filter(
        (number) => Number.isInteger(number) && number >= min && number <= max && (number !== 0 || canBeZero.has(key)),
      );
    if (valid.length < listed.length) isPartial = true;
    if (valid.length > 0) found[key] = valid;
  }
  const skip = skips.find((name) => name === parts.get("SKIP"));
  const scale = parts.get("RSCALE") ?? "GREGORIAN";
  if (scale !== "GREGORIAN") isPartial = true;
  else if (skip !== undefined && skip !== "OMIT") Object.assign(found, { rscale: scale, skip });
  const until = parts.get("UNTIL");
  const end = until === undefined ? undefined : parseTime(until);
  if (until !== undefined && end === undefined) isPartial = true;
  const rule: Rule = { freq, interval: whole("INTERVAL") ?? 1, until: end, parts: found };
  return { rule, isPartial };
}

/** The wall-clock range of wanted occurrences, both ends included. */
export interface Span {
  readonly from: Wall;
  readonly until: Wall;
}

/** The maximum number of periods and candidates of one rule: more than fifty years of days. */
const maxIterations = 20_000;
const maxCandidates = 25_000;
/** The base cost of a rule, and the cost of each of its periods. */
const ruleCost = 20;
const periodCost = 1;

const second = 1000;
const steps = new Map<Rule["freq"], number>([
  ["SECONDLY", second],
  ["MINUTELY", 60 * second],
  ["HOURLY", 3600 * second],
  ["DAILY", 86_400 * second],
  ["WEEKLY", 7 * 86_400 * second],
  ["MONTHLY", 30 * 86_400 * second],
  ["YEARLY", 365 * 86_400 * second],
]);
const isCalendarBased = ({ freq }: Rule): boolean => freq === "MONTHLY" || freq === "YEARLY";

const stepOf = ({ freq }: Rule): number => steps.get(freq) ?? second;

/** The same rule, started later by whole intervals, if it depends on nothing else. */
function skipAhead(rule: Rule, start: Wall, from: Wall): { readonly rule: Rule; readonly start: Wall } {
  const { wkst: _, count, ...others } = rule.parts;
  const step = stepOf(rule) * rule.interval;
  const skipped = Math.min(Math.floor((from - start) / step) - 1, (count ?? Infinity) - 1);
  if (!(skipped > 0) || isCalendarBased(rule) || Object.keys(others).length > 0) return { rule, start };
  const parts = count === undefined ? rule.parts : { ...rule.parts, count: count - skipped };
  return { rule: { ...rule, parts }, start: start + skipped * step };
}

/**
 * The wall-clock times of a rule within a range, in order. The rule's own end is left to the caller, who knows the zone.
 * @throws {BudgetExceeded} the rule exceeds the budget
 */
export function ruleWalls(rule: Rule, start: Wall, { from, until }: Span, budget: Budget): readonly Wall[] {
  if (!(from <= until) || until < start) return [];
  const { rule: moved, start: first } = skipAhead(rule, start, from);
  const since = moved.parts.count === undefined ? Math.max(first, from) : first;
  const periods = (until - since) / (stepOf(moved) * moved.interval);
  budget.spend(ruleCost + periodCost * Math.min(Math.max(periods, 0), maxIterations));
  try {
    const engine = new RRuleTemporal({
      freq: moved.freq,
      interval: Math.min(moved.interval, 1_000_000),
      ...moved.parts,
      dtstart: Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO("UTC"),
      tzid: "UTC",
      maxIterations,
      maxCandidateEvaluations: maxCandidates,
      cache: false,
    });
    const walls = engine
      .between(new Date(from), new Date(until), true)
      .map(({ epochMilliseconds }) => epochMilliseconds);
    budget.spend(3 * walls.length);
    return walls;
  } catch (error) {
    if (error instanceof Error && /maximum|exceeded/i.test(error.message)) throw new BudgetExceeded();
    throw error;
  }
}
