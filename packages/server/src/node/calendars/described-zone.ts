import type { Budget } from "./budget.ts";
import type { Component } from "./calendar-parts.ts";
import { parseRule, ruleWalls } from "./recurrence.ts";
import { parseOffset, parseTime } from "./time-values.ts";
import type { Window } from "./window.ts";
import type { Turn, Wall, Zone } from "./zone.ts";

const dayMs = 86_400_000;
/** The start of an observance that has none. */
const epoch = Date.UTC(1970, 0, 1);

/** A zone as defined by a VTIMEZONE of the calendar, as far as it can be read. Undefined if it has no offset. */
export function describedZone(timezone: Component, window: Window, budget: Budget): Zone | undefined {
  const turns = timezone.parts.flatMap((observance) => turnsOf(observance, window, budget));
  turns.sort((one, other) => one.onset - one.before - (other.onset - other.before));
  const [first] = turns;
  return first === undefined ? undefined : { turns, first: first.before };
}

function turnsOf({ properties }: Component, window: Window, budget: Budget): readonly Turn[] {
  const valuesOf = (name: string): readonly string[] =>
    properties.filter((property) => property.name === name).map(({ value }) => value);
  const [to = ""] = valuesOf("TZOFFSETTO");
  const [from = to] = valuesOf("TZOFFSETFROM");
  const after = parseOffset(to) ?? parseOffset(from);
  const before = parseOffset(from) ?? after;
  if (before === undefined || after === undefined) return [];
  const onset = parseTime(valuesOf("DTSTART")[0] ?? "")?.wall ?? epoch;
  const onsets = new Set<Wall>([onset]);
  for (const value of valuesOf("RDATE").flatMap((list) => list.split(","))) {
    budget.spend(1);
    const added = parseTime(value);
    if (added !== undefined) onsets.add(added.wall);
  }
  const { rule } = parseRule(valuesOf("RRULE")[0] ?? "");
  // A rule that changes the offset more often than yearly is not a valid zone.
  if (rule !== undefined && (rule.freq === "YEARLY" || rule.freq === "MONTHLY")) {
    const end = rule.until === undefined ? Infinity : rule.until.wall + (rule.until.offset === undefined ? 0 : before);
    const until = Math.min(end, window.until + 40 * dayMs);
    // The latest change before the window decides how the window begins.
    const since = Math.max(onset, window.from - 800 * dayMs);
    for (const wall of ruleWalls(rule, onset, { from: since, until }, budget)) onsets.add(wall);
    if (end < since) onsets.add(end);
  }
  return [...onsets].map((onset) => ({ onset, before, after }));
}
