import { canManagePeople, peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { Actor } from "../identity/actor.ts";
import type { Limit } from "../kernel/limits/rate-limits.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import {
  type NotificationChannel,
  notificationKinds,
  type NotificationSettings,
} from "../ports/notification-settings.ts";
import { profileOf } from "../profiles/collection.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import { type SettingsRow, settingsOf, subscriptionsOf } from "./collection.ts";
import { effectiveSettings, type SettingsDefaults } from "./effective-settings.ts";
import { kindDefinitions, recipientsOfKind } from "./kinds.ts";
import type { NotificationSettingsView } from "./view.ts";

/** The memberships that decide whether a person plans, and in which zone: at most 200. */
export const ownMemberships = (personId: string) => membershipsOf({ equal: [personId], limit: 200 });

/** The first load round of operations on one's own notifications. The caller is the only person it reads (P42). */
export const ownFacts = (_input: unknown, { personId }: Actor) => ({
  person: personById(personId),
  settings: settingsOf(personId),
  devices: subscriptionsOf(personId),
  profile: profileOf(personId),
  memberships: ownMemberships(personId),
});

/** The second load round: the schedules of the caller. */
export const ownSchedules = ({ memberships }: { readonly memberships: readonly Member[] }) => ({
  summaries: schedulesById(memberships.map(({ scheduleId }) => [scheduleId])),
});

type OwnFacts = ReturnType<typeof ownFacts> & ReturnType<typeof ownSchedules>;

/** What both rounds found. */
type KnownOwn = { readonly [K in keyof OwnFacts]: ResultOf<OwnFacts[K]> };

/** The context of decisions about one's own notifications. */
export interface OwnContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

/** Creates the context. */
export const toOwnContext = ({ person }: Pick<KnownOwn, "person">, _input: unknown, actor: Actor): OwnContext => ({
  actor,
  person,
});

/** Everyone reads and changes their own notifications only (P42). */
export const ownRules: readonly Rule<OwnContext>[] = [strangersStayHidden, peopleSeeThemselves];

/** At most 120 changes to one's own notifications an hour. */
export const ownLimits = (_input: unknown, { personId }: Actor): readonly Limit[] => [
  { key: `notifications:${personId}`, points: 120, seconds: 3600 },
];

/** Converts the settings that apply to the caller. */
export function toSettingsView(
  { settings: row, profile, summaries, memberships }: KnownOwn,
  changed: Pick<SettingsRow, "chosen"> | undefined,
  actor: Actor,
  defaults: SettingsDefaults,
): NotificationSettingsView {
  const chosen = changed ?? row;
  const settings = effectiveSettings(chosen, defaults, profile, summaries);
  const there = new Set(summaries.filter(isThere).map(({ id }) => id));
  const isPlanner =
    canManagePeople(actor) || memberships.some(({ role, scheduleId }) => role === "admin" && there.has(scheduleId));
  return {
    kinds: notificationKinds
      .filter((kind) => isPlanner || recipientsOfKind(kind) === "worker")
      .map((kind) => {
        const { recipients, canBeUrgent } = kindDefinitions[kind];
        const audience = recipients === "worker" ? "worker" : "scheduler";
        return { kind, channels: settings.channels[kind], audience, canBeUrgent };
      }),
    reminders: settings.reminders,
    quietHours: settings.quietHours,
    timeZone: settings.timeZone,
    ownTimeZone: chosen?.chosen.timeZone ?? null,
    language: settings.language,
    digest: settings.digest,
  };
}

/** The channels that the host has set up. */
export const channelsOf = (
  { push, webhook }: NotificationSettings,
  hasMail: boolean,
): readonly NotificationChannel[] => [
  ...(hasMail ? (["mail"] as const) : []),
  ...(push === undefined ? [] : (["push"] as const)),
  ...(webhook === undefined ? [] : (["webhook"] as const)),
];
