import { z } from "zod";
import { displayName, id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { type CalendarLink, feedPrivacies } from "./collection.ts";

/** The maximum number of reminders of one link. */
const maxReminders = 3;
/** Four weeks, in minutes. */
const earliestReminder = 40_320;

/** The settings of a link that its owner chooses. */
export const linkSettings = {
  name: displayName,
  /** `details`: all of each shift. `busy`: only that the person is busy. */
  privacy: z.enum(feedPrivacies),
  /** Whether offers are included, as tentative events. */
  offers: z.boolean(),
  /** When calendar apps remind, in minutes before a shift. */
  reminders: z
    .array(z.int().min(0).max(earliestReminder))
    .max(maxReminders, `at most ${maxReminders} reminders`)
    .overwrite((minutes) => [...new Set(minutes)].sort((one, other) => one - other)),
};

const linkFields = z.strictObject({
  id,
  name: z.string(),
  privacy: z.enum(feedPrivacies),
  offers: z.boolean(),
  reminders: z.array(z.int()).readonly(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** When the address was last replaced; null if never. */
  rotatedAt: z.string().nullable(),
  /** When a calendar app last read the feed, to the nearest quarter of an hour; null if never. */
  fetchedAt: z.string().nullable(),
});

/** A calendar link. Its address is shown only when it is created or replaced. */
export interface CalendarLinkView extends z.output<typeof linkFields> {}

/** The schema of a calendar link. */
export const calendarLinkView: ViewSchema<CalendarLinkView> = linkFields;

/** The path of a feed below the URL where the server is mounted, such as `/calendar/….ics`. Gives access to the feed. */
export const feedPath = z.string();

/** Converts a link to its view. */
export const toCalendarLinkView = (link: CalendarLink): CalendarLinkView => ({
  id: link.id,
  name: link.name,
  privacy: link.privacy,
  offers: link.offers,
  reminders: link.reminders,
  createdAt: new Date(link.createdAt).toISOString(),
  rotatedAt: toInstant(link.rotatedAt),
  fetchedAt: toInstant(link.fetchedAt),
});
