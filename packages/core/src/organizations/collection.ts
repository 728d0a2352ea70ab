import { boolean, collection, integer, json, type RowIn, text } from "../kernel/store/collection.ts";
import { get } from "../kernel/store/query.ts";

/** The tenant. All data belongs to one; a host without organizations has a single one (Q48). */
export const organizations = collection("organizations", {
  fields: {
    id: text(),
    name: text(),
    /** The Manage Schedules grant: whether schedule admins may delete schedules the organization owns (B59). */
    manageSchedules: boolean(),
    /** The domains new people can be invited from, as mapped by IDNA; empty allows all (X6). */
    allowedDomains: json<readonly string[]>(),
    /** Sequence number of the organization's topic. */
    number: integer(),
    createdAt: integer(),
  },
  key: ["id"],
});

/** A row of organizations. */
export type Organization = RowIn<typeof organizations>;

/** One organization. */
export const organizationById = get(organizations);
