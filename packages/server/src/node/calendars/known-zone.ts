import { Temporal } from "temporal-polyfill";
import type { Window } from "./window.ts";
import type { Turn, Zone } from "./zone.ts";

const dayMs = 86_400_000;
/** The maximum number of offset changes in a window; no zone has that many. */
const maxTurns = 200;

/** The zone with this IANA name, for the window. Undefined if the name is unknown. */
export function knownZone(name: string, { from, until }: Window): Zone | undefined {
  // An offset such as `+02:00` is not a zone name, but would be accepted as one.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    let at = Temporal.Instant.fromEpochMilliseconds(from - 40 * dayMs).toZonedDateTimeISO(name);
    const first = at.offsetNanoseconds / 1e6;
    const turns: Turn[] = [];
    while (turns.length < maxTurns) {
      const next = at.getTimeZoneTransition("next");
      if (next === null || next.epochMilliseconds > until + 40 * dayMs) break;
      const before = at.offsetNanoseconds / 1e6;
      turns.push({ onset: next.epochMilliseconds + before, before, after: next.offsetNanoseconds / 1e6 });
      at = next;
    }
    return { first, turns };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
