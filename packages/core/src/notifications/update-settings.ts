import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { movePerson } from "../people/move-person.ts";
import { type ChosenSettings, type NotificationRow, notifications, notificationsOf } from "./collection.ts";
import { nextDigest } from "./digest-times.ts";
import { effectiveSettings } from "./effective-settings.ts";
import { notificationSettingsChanged } from "./events.ts";
import { ownFacts, ownLimits, ownRules, ownSchedules, toOwnContext, toSettingsView } from "./own-notifications.ts";
import { writeSettings } from "./write-settings.ts";
import { settingsInput, settingsView } from "./view.ts";

/** The maximum number of planned reminders that one change plans again. */
const maxReplanned = 500;

/**
 * Changes what the caller is notified about; only given values are written (A49, X19, P44). Planned reminders are adjusted.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`
 */
export const updateNotificationSettings = operation({
  name: "notifications.updateSettings",
  summary: "Changes what the caller is notified about, and how.",
  portal: true,
  input: settingsInput,
  output: z.strictObject({ settings: settingsView }),
  events: [notificationSettingsChanged],
  limits: ownLimits,
  prepare: (asked, _actor, { notifications: defaults }) => ({ asked, defaults }),
  load: [
    (input, actor) => ({ ...ownFacts(input, actor), planned: notificationsOf(actor.personId, maxReplanned) }),
    (known) => ownSchedules(known),
  ],
  context: (known, input, actor) => toOwnContext(known, input, actor),
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known, context: { actor }, row: person }, { asked, defaults }, { now }) => {
    const before = known.settings?.chosen ?? {};
    const chosen = withAsked(before, asked);
    const fields = (["channels", "reminders", "quietHours", "timeZone", "language", "digest"] as const).filter(
      (field) => JSON.stringify(chosen[field]) !== JSON.stringify(before[field]),
    );
    if (fields.length === 0) return { output: { settings: toSettingsView(known, undefined, actor, defaults) } };
    const { digest, timeZone } = effectiveSettings({ chosen }, defaults, known.profile, known.summaries);
    const digestDueAt = nextDigest(digest, timeZone, now);
    const event = notificationSettingsChanged({ personId: person.id, fields: [...fields] });
    const moved = movePerson(person, {}, event, now);
    const replanned = fields.includes("reminders") ? known.planned.filter(isReminder) : [];
    const delayed =
      fields.includes("quietHours") || fields.includes("timeZone")
        ? known.planned.filter(({ waiting }) => waiting === "quiet-hours")
        : [];
    return {
      output: { settings: toSettingsView(known, { chosen }, actor, defaults) },
      changes: [
        moved.change,
        writeSettings(person.id, known.settings, { chosen, digestDueAt }),
        ...replanned.map(({ id }) => update(notifications, [id], { lead: null, dueAt: now })),
        ...delayed.map(({ id }) => update(notifications, [id], { dueAt: now })),
      ],
      journalEntries: [moved.entry],
    };
  },
});

const isReminder = ({ kind }: NotificationRow): boolean => kind === "shift-reminder";

function withAsked(before: ChosenSettings, asked: z.output<typeof settingsInput>): ChosenSettings {
  const { kinds = [], timeZone, ...others } = asked;
  const { timeZone: zoneBefore, ...rest } = before;
  const zone = timeZone === undefined ? zoneBefore : (timeZone ?? undefined);
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const channels = { ...before.channels, ...Object.fromEntries(kinds.map((one) => [one.kind, one.channels])) };
  return {
    ...rest,
    ...given,
    ...(Object.keys(channels).length > 0 && { channels }),
    ...(zone !== undefined && { timeZone: zone }),
  };
}
