import ICAL from "ical.js";
import type { Budget } from "./budget.ts";
import { toWall, type Wall } from "./wall.ts";

type Recur = InstanceType<typeof ICAL.Recur>;

/** The wall-clock range of wanted occurrences. Earlier ones are also returned if they cannot be skipped. */
export interface Span {
  readonly from: Wall;
  readonly until: Wall;
}

/** The rule has passed the wanted range. */
class PastSpan extends Error {}

const second = 1000;
const steps = new Map<string, number>([
  ["SECONDLY", second],
  ["MINUTELY", 60 * second],
  ["HOURLY", 3600 * second],
  ["DAILY", 86_400 * second],
  ["WEEKLY", 7 * 86_400 * second],
]);
/** More days than any rule can skip within the range. */
const maxDays = 400_000;

/**
 * The wall-clock times of a rule, in order. A rule without an end, or without occurrences, ends with the range. Each step of
 * the iterator counts, also those between two occurrences.
 * @throws {TooMuch} the budget is exceeded
 */
export function* ruleWalls(rule: Recur, start: Wall, span: Span, budget: Budget): Generator<Wall> {
  try {
    const iterator = pacedIterator(rule, start, span, budget);
    for (;;) {
      budget.spend(1);
      // The types declare a time, but there is none after the last.
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
 * The same rule with a later start and the same occurrences from `from` on: moved by whole intervals if the rule only depends on
 * them. The caller checks its end, in the zone of the event.
 */
function ahead(rule: Recur, start: Wall, { from, until }: Span): { readonly rule: Recur; readonly start: Wall } {
  const copy = rule.clone();
  copy.until = null;
  const step = steps.get(rule.freq);
  if (step === undefined) return { rule: copy, start };
  // An interval beyond the range is equivalent to the longest one.
  copy.interval = Math.min(rule.interval, Math.max(Math.ceil((until - start) / step), 0) + 1);
  const skipped = Math.floor((from - start) / (step * rule.interval)) - 1;
  const counted = rule.count !== null;
  if (!(skipped > 0) || (counted && Object.keys(rule.parts).length > 0)) return { rule: copy, start };
  // If the count is used up before the range, one occurrence remains, which is also before it.
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

/** The library's iterator searches until it finds an occurrence; this one can be stopped at every step. */
function pacedIterator(asked: Recur, begin: Wall, span: Span, budget: Budget): InstanceType<typeof ICAL.RecurIterator> {
  const { rule, start } = ahead(asked, begin, span);
  const lastYear = new Date(span.until).getUTCFullYear() + 1;
  const weight = 2 + Math.ceil(JSON.stringify(rule.parts).length / 50);
  const step = (year: number, cost: number): void => {
    if (!(year <= lastYear)) throw new PastSpan();
    budget.spend(cost);
  };
  // The constructor already iterates, before fields and private methods of this class exist.
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
