import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";
import { organizationRoles } from "../identity/actor.ts";
import { personStatuses } from "./collection.ts";

const role = z.strictObject({ organizationRole: z.enum(organizationRoles).nullable() });
const person = { personId: id };
const status = z.strictObject({ status: z.enum(personStatuses) });

/** How far a person's access to the portal has come. */
export const stageBefore = z.strictObject({ stage: z.enum(["created", "invited", "active"]) });

/** The events of people. */
export const peopleEvents = [
  event("person-created", person),
  event("person-changed", {
    ...person,
    /** The names of the changed values. */
    fields: z.array(z.string()),
    set: role.optional(),
    was: z.union([role, stageBefore]).optional(),
    because: z.literal("mailbox-proven").optional(),
  }),
  event("person-merged", { ...person, into: id }),
  event("person-deactivated", person),
  event("person-reactivated", person),
  event("person-erased", person),
  event("people-changed", person),
  event("person-status-changed", { ...person, set: status, was: status }),
] as const;
