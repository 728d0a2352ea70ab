import { boolean, collection, integer, json, type RowIn, text } from "../kernel/collection.ts";
import { get } from "../kernel/query.ts";

/** The tenant: everything lives in one. A host without organizations has a single one (Q48). */
export const organizations = collection("organizations", {
  fields: {
    id: text(),
    name: text(),
    /** The Manage Schedules grant: may schedule admins delete schedules that the organization owns (B59)? */
    manageSchedules: boolean(),
    /** The domains that new people may be invited from, as IDNA maps them; from everywhere where there are none (X6). */
    allowedDomains: json<readonly string[]>(),
    /** Running number of the organization's topic. */
    number: integer(),
    createdAt: integer(),
  },
  key: ["id"],
});

/** A row of organizations. */
export type Organization = RowIn<typeof organizations>;

/** One organization. */
export const organizationById = get(organizations);
