import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { organizationRoles } from "../identity/actor.ts";
import { personStatuses } from "./collection.ts";

const role = z.strictObject({ organizationRole: z.enum(organizationRoles).nullable() });
const person = { personId: id };
const status = z.strictObject({ status: z.enum(personStatuses) });

/** The stage of a person's access to the portal. */
export const stageBefore = z.strictObject({ stage: z.enum(["created", "invited", "active"]) });

export const personCreated = event("person-created", "A person was created.", person);

export const personChanged = event("person-changed", "A person's values changed.", {
  ...person,
  /** The names of the changed values. */
  fields: z.array(z.string()),
  set: role.optional(),
  was: z.union([role, stageBefore]).optional(),
  because: z.literal("mailbox-proven").optional(),
});

export const personMerged = event("person-merged", "Two people were merged into one.", {
  ...person,
  into: id,
});

export const personDeactivated = event("person-deactivated", "A person's account was deactivated.", person);

export const personReactivated = event("person-reactivated", "A person's account was reactivated.", person);

export const personErased = event("person-erased", "A person's data was erased.", person);

export const peopleChanged = event(
  "people-changed",
  "A person of the organization changed, for people managers.",
  person,
);

export const personStatusChanged = event("person-status-changed", "A person's status changed because time passed.", {
  ...person,
  set: status,
  was: status,
});

/** The events of people. */
export const peopleEvents = [
  personCreated,
  personChanged,
  personMerged,
  personDeactivated,
  personReactivated,
  personErased,
  peopleChanged,
  personStatusChanged,
] as const;
