import ICAL from "ical.js";
import type { Budget } from "./budget.ts";
import { ruleWalls } from "./rule-walls.ts";
import { toWall, type Wall } from "./wall.ts";
import type { Window } from "./window.ts";
import type { Turn, Zone } from "./zone.ts";

const dayMs = 86_400_000;

/** A zone as defined by a VTIMEZONE of the calendar. Undefined if it has no offset. */
export function describedZone(
  timezone: InstanceType<typeof ICAL.Component>,
  window: Window,
  budget: Budget,
): Zone | undefined {
  const turns = timezone.getAllSubcomponents().flatMap((observance) => turnsOf(observance, window, budget));
  turns.sort((one, other) => one.onset - one.before - (other.onset - other.before));
  const [first] = turns;
  return first === undefined ? undefined : { turns, first: first.before };
}

function turnsOf(observance: InstanceType<typeof ICAL.Component>, window: Window, budget: Budget): Turn[] {
  const start = observance.getFirstPropertyValue("dtstart");
  const before = offsetOf(observance, "tzoffsetfrom");
  const after = offsetOf(observance, "tzoffsetto");
  if (!(start instanceof ICAL.Time) || before === undefined || after === undefined) return [];
  const onset = toWall(start);
  const onsets = new Set<Wall>([onset]);
  for (const property of observance.getAllProperties("rdate")) {
    for (const value of property.getValues() as readonly unknown[]) {
      budget.spend(1);
      if (value instanceof ICAL.Time) onsets.add(toWall(value));
    }
  }
  const rule = observance.getFirstPropertyValue("rrule");
  // A rule that changes the offset more often than yearly is not a valid zone.
  if (rule instanceof ICAL.Recur && (rule.freq === "YEARLY" || rule.freq === "MONTHLY")) {
    const end = rule.until === null ? Infinity : toWall(rule.until) + (isUtc(rule.until) ? before : 0);
    const until = Math.min(end, window.until + 40 * dayMs);
    for (const wall of ruleWalls(rule, onset, { from: onset, until }, budget)) onsets.add(wall);
  }
  return [...onsets].filter(Number.isFinite).map((onset) => ({ onset, before, after }));
}

function offsetOf(observance: InstanceType<typeof ICAL.Component>, name: string): number | undefined {
  const offset = observance.getFirstPropertyValue(name);
  if (!(offset instanceof ICAL.UtcOffset)) return undefined;
  const milliseconds = offset.toSeconds() * 1000;
  return Math.abs(milliseconds) <= dayMs ? milliseconds : undefined;
}

const isUtc = (time: InstanceType<typeof ICAL.Time>): boolean => time.zone === ICAL.Timezone.utcTimezone;
