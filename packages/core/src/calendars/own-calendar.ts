import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { guard } from "../kernel/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { busyOf, type Calendar, calendarOf } from "./collection.ts";

/** What the rules on one's own calendar judge. */
export interface OwnCalendarContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly calendar: Calendar | undefined;
}

const none: Reason = { code: "calendar.none" };

/** The facts of whatever somebody does about their own calendar. There is no other way to anybody's. */
export const ownCalendarFacts = (_input: unknown, { personId }: Actor) => ({
  person: personById(personId),
  calendar: calendarOf(personId),
  times: busyOf(personId),
});

/**
 * The context from those facts. Reading a calendar takes time: whoever was erased or shut out meanwhile has none to
 * connect, or its address would outlive them (X8).
 */
export const toOwnCalendar = (
  { person, calendar }: Omit<OwnCalendarContext, "actor">,
  _input: unknown,
  actor: Actor,
): OwnCalendarContext | undefined => (person?.state === "active" ? { actor, person, calendar } : undefined);

/** Without a calendar there is nothing to read and nothing to let go of. */
export const aCalendarIsThere = guard<OwnCalendarContext>(
  "a calendar is there",
  ({ calendar }) => calendar !== undefined || none,
);
