import { z } from "zod";
import { id } from "../kernel/fields.ts";
import type { Person } from "./collection.ts";

/** A person as they and those who tend people see them. */
export const personView = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  affiliation: z.enum(["internal", "external"]),
  state: z.enum(["active", "deactivated"]),
  organizationRole: z.enum(["admin", "scheduler", "member"]).nullable(),
});

/** A person as they and those who tend people see them. */
export const toPersonView = (person: Person): z.output<typeof personView> => ({
  id: person.id,
  name: person.name,
  email: person.email,
  affiliation: person.affiliation,
  state: person.state,
  organizationRole: person.organizationRole,
});
