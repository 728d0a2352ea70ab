import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { type Budget, BudgetExceeded } from "./budget.ts";
import { parseTime, type TimeValue } from "./time-values.ts";
import { fromBasicRule } from "./vcalendar-rule.ts";
import type { Wall } from "./zone.ts";

const frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"] as const;

/** Where nonexistent dates, such as February 30, are moved to (RFC 7529). */
const skips = ["OMIT", "BACKWARD", "FORWARD"] as const;
/** The other calendars that rules can follow. The library may be a day off. */
const scales = new Set(["CHINESE", "HEBREW", "INDIAN"]);

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
/** A weekday, or one written out. */
const weekday = /^([+-]?(?:0?[1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)(?:[A-Z]+)?$/;

/** A parsed rule. `isPartial`: something in it could not be read and is ignored, so that it may have more occurrences. */
export interface ParsedRule {
  readonly rule: Rule | undefined;
  readonly isPartial: boolean;
}

/** Parses a rule in upper or lower case, even with empty parts and spaces. Without a frequency, there is no rule. */
export function parseRule(written: string): ParsedRule {
  const text = fromBasicRule(written) ?? written;
  let isPartial = false;
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/[\s"\\]/g, "")
    .replace(/^(?:RRULE|EXRULE):/, "")
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
    // A weekday has a number only within months and years.
    const hasNumber = freq === "MONTHLY" || freq === "YEARLY";
    return day === undefined ? [] : [hasNumber ? ordinal + day : day];
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
  if (scales.has(scale)) found.rscale = scale;
  if (skip !== undefined && skip !== "OMIT") Object.assign(found, { rscale: found.rscale ?? "GREGORIAN", skip });
  const until = parts.get("UNTIL");
  const end = until === undefined ? undefined : parseTime(until);
  if (until !== undefined && end === undefined) isPartial = true;
  const rule: Rule = { freq, interval: whole("INTERVAL") ?? 1, until: end, parts: found };
  return { rule, isPartial };
}

/** The wall-clock range of wanted occurrences, inclusive at both ends. */
export interface Span {
  readonly from: Wall;
  readonly until: Wall;
}

/** The maximum number of periods and candidates of one rule: more than fifty years of days. */
const maxIterations = 20_000;
const maxCandidates = 25_000;
const maxInterval = 1_000_000;
/** The cost of a rule, of one that names a calendar, and of each occurrence, in steps of about 2.5 µs. */
const ruleCost = 50;
const scaleCost = 2000;
const occurrenceCost = 4;
/** The cost of each period of a rule, even without an occurrence. The library skips all times of an excluded day at once. */
const periodCosts = { YEARLY: 20, MONTHLY: 15, WEEKLY: 20, DAILY: 4, HOURLY: 1, MINUTELY: 1, SECONDLY: 1 };
/** The factor by which a period costs more if the rule names a calendar. */
const scaleFactor = 4;

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
const stepOf = ({ freq }: Pick<Rule, "freq">): number => steps.get(freq) ?? second;

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** 1970-01-05, a Monday. */
const monday = 4 * 86_400 * second;

/** The times of a rule within its first interval, and the length of an interval. */
interface SimplePattern {
  readonly base: Wall;
  readonly offsets: readonly number[];
  readonly step: number;
}

/** The pattern of a rule; undefined if it doesn't repeat by weeks, days or less without conditions. */
function simplePattern({ freq, interval, parts }: Rule, start: Wall): SimplePattern | undefined {
  const { wkst = "MO", byDay, count: _, ...others } = parts;
  if (freq === "MONTHLY" || freq === "YEARLY" || Object.keys(others).length > 0) return undefined;
  const times = Math.min(interval, maxInterval);
  if (byDay === undefined) return { base: start, offsets: [0], step: stepOf({ freq }) * times };
  const isWeekly = freq === "WEEKLY" || (freq === "DAILY" && interval === 1);
  if (!isWeekly) return undefined;
  const week = stepOf({ freq: "WEEKLY" });
  const [day, firstDay] = [86_400 * second, weekdays.indexOf(wkst)];
  const since = (((start - monday - firstDay * day) % week) + week) % week;
  const days = new Set(byDay.map((name) => (weekdays.indexOf(name) - firstDay + 7) % 7));
  const offsets = [...days].sort((one, other) => one - other).map((index) => index * day + (since % day));
  return { base: start - since, offsets, step: week * times };
}

/** The times of a simple rule, computed directly: most rules are simple, and the library takes a hundred times as long. */
function simpleWalls(rule: Rule, start: Wall, { from, until }: Span, budget: Budget): readonly Wall[] | undefined {
  const pattern = simplePattern(rule, start);
  if (pattern === undefined) return undefined;
  const { base, offsets, step } = pattern;
  const skipped = offsets.filter((offset) => base + offset < start).length;
  const count = rule.parts.count ?? Infinity;
  const walls: Wall[] = [];
  for (let period = Math.max(0, Math.floor((from - base) / step)); base + period * step <= until; period++) {
    budget.spend(1);
    for (const [index, offset] of offsets.entries()) {
      const wall = base + period * step + offset;
      const ordinal = period * offsets.length + index - skipped;
      if (wall > until || ordinal >= count) return walls;
      if (wall >= start && wall >= from) walls.push(wall);
    }
  }
  return walls;
}

/**
 * The wall-clock times of a rule within a range, in order. The caller, which has the zone, applies the rule's own end.
 * @throws {BudgetExceeded} the rule exceeds the budget
 */
export function ruleWalls(rule: Rule, start: Wall, { from, until }: Span, budget: Budget): readonly Wall[] {
  if (!(from <= until) || until < start) return [];
  const simple = simpleWalls(rule, start, { from, until }, budget);
  if (simple !== undefined) return simple;
  const { count, rscale } = rule.parts;
  // The library computes rules with a number of occurrences or a calendar from their start.
  const since = count === undefined && rscale === undefined ? Math.max(start, from) : start;
  const periods = Math.min(Math.max((until - since) / (stepOf(rule) * rule.interval), 0), maxIterations);
  const [cost, factor] = rscale === undefined ? [ruleCost, 1] : [scaleCost, scaleFactor];
  budget.spend(cost + factor * periodCosts[rule.freq] * periods);
  try {
    const engine = new RRuleTemporal({
      freq: rule.freq,
      interval: Math.min(rule.interval, maxInterval),
      ...rule.parts,
      dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO("UTC"),
      tzid: "UTC",
      maxIterations,
      maxCandidateEvaluations: maxCandidates,
      cache: false,
    });
    const walls = engine
      .between(new Date(from), new Date(until), true)
      .map(({ epochMilliseconds }) => epochMilliseconds);
    budget.spend(occurrenceCost * walls.length);
    return walls;
  } catch (error) {
    if (error instanceof Error && /maximum|exceeded/i.test(error.message)) throw new BudgetExceeded();
    throw error;
  }
}
