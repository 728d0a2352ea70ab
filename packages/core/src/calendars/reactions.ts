import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import { update } from "../kernel/store/change.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { Person } from "../people/collection.ts";
import type { FieldSet } from "../profiles/asked-set.ts";
import { restoreField } from "../profiles/restore-field.ts";
import { restoreOwnField } from "../profiles/restore-own-field.ts";
import { updateOwnProfile } from "../profiles/update-own-profile.ts";
import { updateProfile } from "../profiles/update-profile.ts";
import { calendarByPerson, calendars } from "./collection.ts";

/** The input of the commands that change a profile: new values, or the field to restore. */
interface ProfileInput {
  readonly set?: FieldSet;
  readonly field?: { readonly name: string };
}

/** Reads a calendar in full within a minute after the time zone of its owner has changed (Q57). */
const readInNewZone = <I, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [
      () => ({}),
      (_known: unknown, { set, field }: ProfileInput, _actor, _now, base: { readonly person: Person | undefined }) => {
        const isAsked = set?.has("timeZone") === true || field?.name === "timeZone";
        return { calendar: calendarByPerson(isAsked ? (base.person?.id ?? "") : "") };
      },
    ],
    context: ({ calendar }) => calendar && { calendar },
    rules: [],
    apply: ({ context: { calendar }, plan: { changes = [] } }, _input, { now }) =>
      changes.length === 0
        ? {}
        : { changes: [update(calendars, [calendar.personId], { dueAt: Math.min(calendar.dueAt, now), etag: null })] },
  });

/** How operations of earlier domains affect calendars. */
export const calendarReactions: readonly Reaction[] = [
  readInNewZone(updateProfile),
  readInNewZone(updateOwnProfile),
  readInNewZone(restoreField),
  readInNewZone(restoreOwnField),
];
