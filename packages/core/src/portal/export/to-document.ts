import { accounts, sessions } from "../../access/collection.ts";
import { busyTimes, calendars } from "../../calendars/collection.ts";
import { toBusyView, toCalendarView } from "../../calendars/view.ts";
import { toVia } from "../../identity/via.ts";
import { invitations } from "../../invitations/collection.ts";
import { toInstant } from "../../kernel/values/instant.ts";
import { journal } from "../../kernel/journal/journal.ts";
import type { PersonalRows } from "../../kernel/subjects/personal-rows.ts";
import { personalValues } from "../../kernel/subjects/personal-values.ts";
import { outbox } from "../../mail/outbox.ts";
import type { Person } from "../../people/collection.ts";
import { toEntry } from "../../profiles/changes.ts";
import { storedFieldIn } from "../../profiles/collection.ts";
import type { KnownField, ProfileSettings } from "../../ports/profile-fields.ts";
import { isReadable, toViaView } from "../../profiles/view.ts";
import { members } from "../../schedules/members.ts";
import { assignments } from "../../shifts/assignments.ts";
import type { doers, ExportedDocument } from "./document.ts";
import type { KnownOfPerson } from "./facts.ts";
import { pageOf, recordsOf } from "./lists.ts";

interface Asked {
  readonly now: number;
  /** Only the first page has the parts that aren't lists. */
  readonly isFirst: boolean;
  readonly settings: ProfileSettings;
  /** The personal data declarations of the composed collections. */
  readonly records: readonly PersonalRows[];
  /** An admin reads everything; a worker only readable profile fields and no planned shifts (P43, A64). */
  readonly as: "admin" | "worker";
}

type Doer = (typeof doers)[number];

/** Whether a profile field is included; `undefined` is one that is no longer declared. */
const shownTo =
  (as: Asked["as"]) =>
  (field: KnownField | undefined): boolean =>
    as === "admin" || isReadable(field);

const at = (instant: number): string => new Date(instant).toISOString();

/** One page of a person's stored data, without secrets or names of other people. */
export function toDocument(person: Person, known: KnownOfPerson, asked: Asked): ExportedDocument {
  const by = (actorId: string): Doer =>
    actorId === person.id ? "themselves" : actorId === "system" ? "rollcall" : "organization";
  const isShown = shownTo(asked.as);
  const names = new Map(known.schedules.map(({ id, name }) => [id, name]));
  const shiftOf = new Map(known.shifts.map((shift) => [JSON.stringify([shift.scheduleId, shift.id]), shift]));
  const on = (scheduleId: string) => ({ scheduleId, scheduleName: names.get(scheduleId) ?? "" });
  return {
    exportedAt: at(asked.now),
    person: {
      id: person.id,
      organizationId: person.organizationId,
      name: person.name,
      email: person.email,
      hostUserId: person.hostUserId,
      affiliation: person.affiliation,
      state: person.state,
      status: person.status,
      organizationRole: person.organizationRole,
      createdAt: at(person.createdAt),
    },
    access: asked.isFirst ? accessOf(person, known) : null,
    profile: asked.isFirst ? profileOf(known, asked, by) : null,
    calendar: asked.isFirst ? calendarOf(person, known, asked.now) : null,
    memberships: pageOf(known, members).map(({ scheduleId, role, assignable, invitation, addedAt, addedBy }) => ({
      ...on(scheduleId),
      role,
      assignable,
      invitation,
      addedAt: at(addedAt),
      addedBy: by(addedBy),
    })),
    invitations: pageOf(known, invitations).map((row) => ({
      ...on(row.scheduleId),
      queuedAt: at(row.queuedAt),
      sentAt: toInstant(row.sentAt),
      expiresAt: toInstant(row.expiresAt),
      problem: row.problem,
      remindedAt: toInstant(row.remindedAt),
      invitedBy: by(row.invitedBy),
    })),
    shifts: pageOf(known, assignments)
      .filter(({ state, revision }) => asked.as === "admin" || (state !== "planned" && revision > 0))
      .flatMap(({ scheduleId, shiftId, state }) => {
        const shift = shiftOf.get(JSON.stringify([scheduleId, shiftId]));
        if (shift === undefined) return [];
        const { id, kind, venue, position, start, end, timeZone, status } = shift;
        const when = { start: at(start), end: at(end), timeZone };
        return [{ ...on(scheduleId), id, kind, venue, position, ...when, status, state }];
      }),
    mails: pageOf(known, outbox).map(({ kind, queuedAt, end }) => ({ kind, queuedAt: at(queuedAt), end })),
    changes: pageOf(known, personalValues).flatMap((row) => {
      const entry = toEntry(row);
      if (entry === undefined) {
        const { number, field, value } = row;
        return value === null ? [] : [{ number, field, ...value }];
      }
      const { number, field, before, after } = entry;
      return isShown(asked.settings.fields.get(field)) ? [{ number, field, before, after }] : [];
    }),
    records: [...recordsOf(known, asked.records)],
    entries: pageOf(known, journal).map(({ number, at: when, operation, actorId, via }) => ({
      number,
      at: at(when),
      operation,
      by: by(actorId),
      via: toVia(via),
    })),
  };
}

function accessOf(person: Person, known: KnownOfPerson): ExportedDocument["access"] {
  const [account] = pageOf(known, accounts);
  return {
    passwordAt: toInstant(account?.passwordAt),
    temporaryUntil: toInstant(person.temporaryUntil),
    pausedFrom: toInstant(person.pausedFrom),
    pausedUntil: toInstant(person.pausedUntil),
    pauseReason: account?.pauseReason ?? null,
    sessions: pageOf(known, sessions).map(({ createdAt, seenAt, expiresAt }) => ({
      createdAt: at(createdAt),
      seenAt: at(seenAt),
      expiresAt: at(expiresAt),
    })),
  };
}

const profileOf = (
  { profile }: KnownOfPerson,
  { settings, as }: Asked,
  by: (actorId: string) => Doer,
): ExportedDocument["profile"] =>
  [...settings.fields.values()].filter(shownTo(as)).flatMap(({ name, group, label }) => {
    const stored = storedFieldIn(profile, name);
    if (stored === undefined) return [];
    return [
      {
        field: name,
        group,
        label,
        value: stored.value,
        at: at(stored.at),
        by: by(stored.by),
        via: toViaView(stored.via),
      },
    ];
  });

function calendarOf(person: Person, known: KnownOfPerson, now: number): NonNullable<ExportedDocument["calendar"]> {
  const [calendar] = pageOf(known, calendars);
  const [times] = pageOf(known, busyTimes);
  const { next: _next, ...view } = toCalendarView(person.calendar, calendar, [], now);
  return { ...view, connectedAt: toInstant(calendar?.connectedAt), busy: (times?.busy ?? []).map(toBusyView) };
}
