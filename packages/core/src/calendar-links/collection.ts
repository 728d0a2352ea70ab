import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, list } from "../kernel/store/query.ts";

/** What a calendar feed shows of each shift: all of it, or only that the person is busy. */
export const feedPrivacies = ["details", "busy"] as const;

/** What a calendar feed shows of each shift. */
export type FeedPrivacy = (typeof feedPrivacies)[number];

/** Calendar links: addresses at which a person's own shifts can be read as a calendar (X14). */
export const calendarLinks = collection("calendar_links", {
  fields: {
    id: text(),
    personId: text(),
    /** The person's own name for it, which is also the name of the calendar. */
    name: text(),
    /** The hash of the secret in the address. */
    secretHash: text(),
    privacy: text<FeedPrivacy>(),
    /** Whether offers are included, as tentative events. */
    offers: boolean(),
    /** When to remind, in minutes before a shift. */
    reminders: json<readonly number[]>(),
    /** Increases with every change to what the feed contains. */
    revision: integer(),
    createdAt: integer(),
    /** When the address was last replaced. */
    rotatedAt: nullable(integer()),
    /** When the feed was last read, to the nearest quarter of an hour. */
    fetchedAt: nullable(integer()),
  },
  key: ["id"],
  indexes: { person: ["personId", "createdAt"] },
  references: { personId: "people" },
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: "move",
      export: ["name", "privacy", "offers", "reminders", "createdAt", "rotatedAt", "fetchedAt"],
    },
  ],
});

/** A row of `calendar_links`. */
export type CalendarLink = RowIn<typeof calendarLinks>;

/** The maximum number of links of one person. Two people who were merged can have more. */
export const maxLinks = 10;

/** One link by id. */
export const linkById = get(calendarLinks);

const linksOfPerson = list(calendarLinks, "person", 1);

/** The links of a person, the oldest first. */
export const linksOf = (personId: string) => linksOfPerson({ equal: [personId], limit: 10 * maxLinks });
