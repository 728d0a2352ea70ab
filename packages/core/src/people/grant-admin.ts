import { z } from "zod";
import { organizationRoles } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Person, personByHostUser } from "./collection.ts";
import { movePerson } from "./move-person.ts";
import { higherRole } from "./higher-role.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Gives a user of the host the role of an organization's admin, whatever the host says of them, or takes that back: for
 * whoever runs the installation (`rollcall grant-admin`). They must have called before.
 * @throws {RollcallError} `request.not-found`
 */
export const grantAdmin = operation({
  name: "people.grantAdmin",
  summary: "Makes a user of the host an admin of the organization, whatever the host says.",
  internal: true,
  input: z.strictObject({ organizationId: id, hostUserId: id, revoke: z.boolean().default(false) }),
  output: z.strictObject({ person: personView, organizationRole: z.enum(organizationRoles).nullable() }),
  load: [
    ({ organizationId, hostUserId }) => ({
      person: personByHostUser(organizationId, hostUserId),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: ({ person }): { readonly person: Person } | undefined =>
    person?.state === "active" ? { person } : undefined,
  rules: [grant<{ readonly person: Person }>("whoever runs it may", () => true)],
  apply: ({ known: { summary }, context: { person: before } }, { revoke }, { now }) => {
    const grantedRole = revoke ? null : "admin";
    const same = { output: { person: toPersonView(before), organizationRole: before.organizationRole } };
    if (before.grantedRole === grantedRole) return same;
    // What the host says is heard anew at their next call; until then nobody who lost it keeps it.
    const organizationRole = revoke ? "member" : higherRole(before.organizationRole ?? "member", grantedRole);
    const set = { organizationRole };
    const was = { organizationRole: before.organizationRole };
    const event = { type: "person-changed", personId: before.id, fields: ["organizationRole"], set, was };
    const { person, change, entry } = movePerson(before, { grantedRole, organizationRole }, event, now);
    const told = recordPeopleChange(person.organizationId, summary, person.id);
    return {
      output: { person: toPersonView(person), organizationRole },
      changes: [told.change, change],
      journalEntries: [entry, told.entry],
    };
  },
});
