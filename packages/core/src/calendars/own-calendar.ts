import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { guard } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyByPerson, type Calendar, calendarByPerson } from "./collection.ts";

/** The context of decisions about one's own calendar. */
export interface OwnCalendarContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly calendar: Calendar | undefined;
}

const none: Reason = { code: "calendar.none" };

/** The first load round of every operation on one's own calendar. No operation changes the calendar of another person. */
export const loadOwnCalendar = (_input: unknown, { personId }: Actor) => ({
  person: personById(personId),
  calendar: calendarByPerson(personId),
  times: busyByPerson(personId),
});

/**
 * Creates the context from that round. A person who was erased or deactivated while the calendar was being read can't connect it; otherwise
 * its address would outlive the erasure (X8).
 */
export const toOwnCalendar = (
  { person, calendar }: Omit<OwnCalendarContext, "actor">,
  _input: unknown,
  actor: Actor,
): OwnCalendarContext | undefined => (person?.state === "active" ? { actor, person, calendar } : undefined);

/** There must be a calendar to refresh or disconnect. */
export const aCalendarIsConnected = guard<OwnCalendarContext>(
  "a calendar is connected",
  ({ calendar }) => calendar !== undefined || none,
);
