import { type Change, insert } from "../kernel/store/change.ts";
import { collection, integer, type RowIn, text } from "../kernel/store/collection.ts";
import { get, list } from "../kernel/store/query.ts";
import type { NotificationKind } from "../ports/notification-settings.ts";
import { type NotificationRow, notifications } from "./collection.ts";

/** What several people are to be notified about. A job finds them, so that the command doesn't pay for it. */
export const announcements = collection("notification_announcements", {
  fields: {
    id: text(),
    kind: text<NotificationKind>(),
    organizationId: text(),
    scheduleId: text(),
    shiftId: text(),
    subjectId: text(),
    aboutId: text(),
    createdAt: integer(),
  },
  key: ["id"],
  indexes: { created: ["createdAt"] },
});

/** A row of announcements. */
export type Announcement = RowIn<typeof announcements>;

/** One announcement. */
export const announcementById = get(announcements);
/** Announcements, the oldest first. */
export const announcementsByAge = list(announcements, "created", 0, ["id", "createdAt"]);

interface Queueing {
  readonly now: number;
  readonly newId: () => string;
}

const nothing = { scheduleId: "", shiftId: "", subjectId: "", aboutId: "" };

/** Creates the row of a notification to one person. It is due at once, unless a later instant is given. */
export const queued = (
  row: Pick<NotificationRow, "personId" | "kind"> & Partial<NotificationRow>,
  { now, newId }: Queueing,
): Change =>
  insert(notifications, {
    ...{ ...nothing, id: newId(), start: null, lead: null, createdAt: now, open: true, dueAt: now },
    ...{ waiting: null, end: null, messageId: null },
    ...row,
  });

/** Creates the row of an announcement. */
export const announced = (
  row: Pick<Announcement, "kind" | "organizationId"> & Partial<Announcement>,
  { now, newId }: Queueing,
): Change => insert(announcements, { ...nothing, id: newId(), createdAt: now, ...row });
