import ICAL from "ical.js";
import type { Budget } from "./budget.ts";
import { toWall, type Wall } from "./wall.ts";

type Recur = InstanceType<typeof ICAL.Recur>;

/** Between which walls occurrences are wanted; before `from` they are told too where they cannot be left out. */
export interface Span {
  readonly from: Wall;
  readonly until: Wall;
}

/** The rule has gone beyond what is wanted; whatever it would still look for is of no use. */
class PastSpan extends Error {}

const second = 1000;
const steps = new Map<string, number>([
  ["SECONDLY", second],
  ["MINUTELY", 60 * second],
  ["HOURLY", 3600 * second],
  ["DAILY", 86_400 * second],
  ["WEEKLY", 7 * 86_400 * second],
]);
/** No rule steps over so many days within any span. */
const maxDays = 400_000;

/**
 * The walls of a rule, in order. A rule that never ends, or never comes true, ends with the span; each step that the
 * iterator takes is paid for, also those between two occurrences.
 * @throws {TooMuch} the budget is spent
 */
export function* ruleWalls(rule: Recur, start: Wall, span: Span, budget: Budget): Generator<Wall> {
  try {
    const iterator = pacedIterator(rule, start, span, budget);
    for (;;) {
      budget.spend(1);
      // The types promise a time; after the last there is none.
      const time = iterator.next() as InstanceType<typeof ICAL.Time> | null;
      if (time === null) return;
      const wall = toWall(time);
      if (!(wall <= span.until)) return;
      yield wall;
    }
  } catch (error) {
    if (!(error instanceof PastSpan)) throw error;
  }
}

/**
 * The same rule from a later start on, with the same occurrences from `from` on: whole intervals later, where nothing is
 * counted but the intervals themselves. Its end is judged by who asks, in the zone of the event.
 */
function ahead(rule: Recur, start: Wall, { from, until }: Span): { readonly rule: Recur; readonly start: Wall } {
  const copy = rule.clone();
  copy.until = null;
  const step = steps.get(rule.freq);
  if (step === undefined) return { rule: copy, start };
  // An interval beyond the span is as good as the longest: the library counts it out.
  copy.interval = Math.min(rule.interval, Math.max(Math.ceil((until - start) / step), 0) + 1);
  const skipped = Math.floor((from - start) / (step * rule.interval)) - 1;
  const counted = rule.count !== null;
  if (!(skipped > 0) || (counted && Object.keys(rule.parts).length > 0)) return { rule: copy, start };
  // Nothing of a count that is used up before the span lies in it; one is left, which is before it as well.
  if (rule.count !== null) copy.count = Math.max(rule.count - skipped, 1);
  return { rule: copy, start: start + Math.min(skipped, (rule.count ?? Infinity) - 1) * step * rule.interval };
}

function toTime(wall: Wall): InstanceType<typeof ICAL.Time> {
  const date = new Date(wall);
  return new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.localTimezone,
  );
}

/** The library's iterator looks on until it finds something, however long; this one is stopped at each of its steps. */
function pacedIterator(asked: Recur, begin: Wall, span: Span, budget: Budget): InstanceType<typeof ICAL.RecurIterator> {
  const { rule, start } = ahead(asked, begin, span);
  const lastYear = new Date(span.until).getUTCFullYear() + 1;
  const weight = 2 + Math.ceil(JSON.stringify(rule.parts).length / 50);
  const step = (year: number, cost: number): void => {
    if (!(year <= lastYear)) throw new PastSpan();
    budget.spend(cost);
  };
  // The constructor already iterates: no field or private method of this class is there then.
  class PacedIterator extends ICAL.RecurIterator {
    override check_contracting_rules(): boolean {
      step(this.last.year, weight);
      return super.check_contracting_rules();
    }
    override increment_month(): void {
      step(this.last.year, weight);
      super.increment_month();
    }
    override increment_monthday(days: number): void {
      if (!(days <= maxDays)) throw new PastSpan();
      step(this.last.year, 1 + days / 10);
      super.increment_monthday(days);
    }
    override expand_year_days(year: number): number {
      step(year, 5 * weight);
      return super.expand_year_days(year);
    }
  }
  return new PacedIterator({ rule, dtstart: toTime(start) });
}
