import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { type Change, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { type NotificationChannel, notificationChannels } from "../ports/notification-settings.ts";
import { profileOf } from "../profiles/collection.ts";
import {
  type NotificationEnd,
  type NotificationRow,
  notifications,
  notificationsByKey,
  notificationsOf,
  settingsOf,
  subscriptionsOf,
  type WaitReason,
} from "./collection.ts";
import { isReachable } from "./delivery-content.ts";
import { effectiveSettings } from "./effective-settings.ts";
import { messageOf } from "./message.ts";
import { type FoundSubject, notificationFacts, subjectIn } from "./notification-facts.ts";
import { channelsOf } from "./own-notifications.ts";
import { quietUntil } from "./quiet-hours.ts";
import { isRelevant, isUrgent } from "./relevance.ts";
import { planReminders } from "./reminders.ts";
import { writeSettings } from "./write-settings.ts";

/** Messages to one person are at least this far apart: what happens in between becomes one message (Q59). */
const interval = 5 * 60_000;
const day = 24 * 60 * 60_000;

/** The maximum number of notifications of one message. */
const maxAtOnce = 200;

/**
 * Decides what one person is notified about now, in one message: due notifications that still apply and that they want. The
 * others wait for the end of quiet hours, for five minutes since the last message, or for the next day (Q59).
 */
export const planMessages = operation({
  name: "notifications.plan",
  summary: "Combines a person's pending notifications into a message.",
  internal: true,
  input: z.strictObject({
    personId: id,
    /** Plans only these notifications, by id. */
    only: z.array(id).optional(),
    /** Leaves out these notifications, by id, because planning them failed. */
    without: z.array(id).default([]),
  }),
  output: z.strictObject({ messageId: id.nullable() }),
  prepare: (asked, _actor, environment) => ({
    ...asked,
    defaults: environment.notifications,
    available: channelsOf(environment.notifications, environment.mail !== undefined),
  }),
  load: [
    ({ personId, only, without }) => ({
      person: personById(personId),
      settings: settingsOf(personId),
      devices: subscriptionsOf(personId),
      profile: profileOf(personId),
      open:
        only === undefined
          ? notificationsOf(personId, maxAtOnce + without.length)
          : notificationsByKey(only.map((one) => [one])),
    }),
    ({ open }, input) => notificationFacts(input.personId, openIn(open, input)),
  ],
  context: ({ person }): { readonly person: Person } | undefined => person && { person },
  rules: [grant<{ readonly person: Person }>("rollcall combines notifications", () => true)],
  apply: ({ known, context: { person } }, { defaults, available, ...input }, call) => {
    const { now } = call;
    const settings = effectiveSettings(known.settings, defaults, known.profile, known.aboutSchedules);
    const open = openIn(known.open, input);
    const due = open.filter(({ dueAt }) => dueAt <= now);
    const changes: Change[] = [];
    const end = ({ id: one }: NotificationRow, how: NotificationEnd): void => {
      changes.push(update(notifications, [one], { open: false, end: how, waiting: null, dueAt: now }));
    };
    const found = (row: NotificationRow) => subjectIn(known, row);
    const isPossible: Readonly<Record<NotificationChannel, boolean>> = {
      mail: person.email !== "",
      push: known.devices.length > 0,
      webhook: true,
    };
    const possibleChannels = ({ kind }: NotificationRow): readonly NotificationChannel[] =>
      available.filter((one) => isPossible[one] && (kind === "test" || settings.channels[kind].includes(one)));
    const reminders = planReminders(due, open, found, settings.reminders, call);
    changes.push(...reminders.changes);
    const latest = new Map<string, NotificationRow>();
    /** The starts of shifts that were canceled and restored before the person was notified. */
    const restored = new Map<string, number | null>();
    for (const one of reminders.due) {
      const row = withKind(one, found(one));
      const earlier = latest.get(aboutOf(row));
      if (!isReachable(person, now)) end(row, "closed");
      else if (!isRelevant(found(row), row, now)) {
        end(row, "obsolete");
        if (isEnd(row)) restored.set(aboutOf(row), row.start);
      } else if (isNews(one) && restored.get(aboutOf(row)) === found(row).shift?.start) end(row, "obsolete");
      else if (possibleChannels(row).length === 0) end(row, "off");
      else if (earlier !== undefined && isNews(earlier) && isChange(row)) end(row, "replaced");
      else {
        if (earlier !== undefined) end(earlier, "replaced");
        latest.set(aboutOf(row), row);
      }
    }
    const wanted = [...latest.values()];
    const quietEnd = quietUntil(now, settings.quietHours, settings.timeZone);
    const urgent = wanted.filter((row) => isUrgent(found(row), row, now, quietEnd));
    const state = known.settings ?? { sentAt: 0, dayFrom: 0, dayCount: 0 };
    const isSameDay = now - state.dayFrom < day;
    const count = isSameDay ? state.dayCount : 0;
    const wait = waitOf({ quietEnd, now, recentUntil: urgent.length > 0 ? 0 : state.sentAt + interval });
    const limited =
      count >= defaults.maxPerDay ? ({ reason: "limit", until: state.dayFrom + day } as const) : undefined;
    const delay = wait ?? limited;
    const sent = delay === undefined ? wanted : urgent;
    for (const { id: one } of wanted.filter((row) => !sent.includes(row))) {
      changes.push(update(notifications, [one], { waiting: delay?.reason ?? null, dueAt: delay?.until ?? now }));
    }
    if (sent.length === 0) return { output: { messageId: null }, changes };
    const channels = notificationChannels.flatMap((channel): readonly Part[] => {
      const items = sent.filter((row) => possibleChannels(row).includes(channel));
      return items.length > 0 ? [[channel, items.map(toItem)]] : [];
    });
    const message = messageOf({ person, devices: known.devices, channels, urgent: urgent.length > 0 }, call);
    const counted = { sentAt: now, dayFrom: isSameDay ? state.dayFrom : now, dayCount: count + 1 };
    for (const { id: one } of sent) {
      const set = { open: false, end: "sent", waiting: null, dueAt: now, messageId: message.messageId } as const;
      changes.push(update(notifications, [one], set));
    }
    changes.push(writeSettings(person.id, known.settings, counted), ...message.changes);
    return { output: { messageId: message.messageId }, changes };
  },
});

interface Selection {
  readonly personId: string;
  readonly without: readonly string[];
}

/** The found notifications to plan. Those that were requested by id may have ended or belong to another person by now. */
function openIn(found: readonly NotificationRow[], { personId, without }: Selection): readonly NotificationRow[] {
  const leftOut = new Set(without);
  return found.filter((row) => row.open && row.personId === personId && !leftOut.has(row.id)).slice(0, maxAtOnce);
}

type Part = readonly [NotificationChannel, ReturnType<typeof toItem>[]];

const toItem = ({ id: one, kind, scheduleId, shiftId, subjectId, aboutId, start, createdAt }: NotificationRow) => ({
  ...{ id: one, kind, scheduleId, shiftId, subjectId, aboutId, start, createdAt },
});

/** A later notification about the same replaces an earlier one. */
const aboutOf = ({ kind, scheduleId, shiftId, subjectId, aboutId }: NotificationRow): string =>
  [kind === "shift-reminder" || shiftId === "" ? kind : "", scheduleId, shiftId, subjectId, aboutId].join(" ");

/** A change to a shift that is only offered is a change to the offer. A reopened shift may be offered, or changed since it was confirmed. */
function withKind(row: NotificationRow, { assignment }: FoundSubject): NotificationRow {
  const { kind } = row;
  if (assignment?.state === "offered") {
    if (kind === "shift-changed") return { ...row, kind: "offer-changed" };
    if (kind === "shift-confirmed") return { ...row, kind: "offer-received" };
  }
  return kind === "shift-confirmed" && assignment?.state === "changed" ? { ...row, kind: "shift-changed" } : row;
}

/** A person who doesn't know of a shift yet is notified of it, not of its changes: the text is as it is now. */
const isNews = ({ kind }: NotificationRow): boolean => kind === "shift-confirmed" || kind === "offer-received";
const isEnd = ({ kind }: NotificationRow): boolean => kind === "shift-cancelled" || kind === "offer-withdrawn";
const isChange = ({ kind }: NotificationRow): boolean => kind === "shift-changed" || kind === "offer-changed";

interface Waiting {
  readonly quietEnd: number | undefined;
  readonly recentUntil: number;
  readonly now: number;
}

const waitOf = ({ quietEnd, recentUntil, now }: Waiting): { reason: WaitReason; until: number } | undefined => {
  if (quietEnd !== undefined) return { reason: "quiet-hours", until: quietEnd };
  return recentUntil > now ? { reason: "recent", until: recentUntil } : undefined;
};
