import { z } from "zod";
import { organizationRoles } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personByHostUser } from "./collection.ts";
import { peopleChanged, personChanged } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { higherRole } from "./higher-role.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Grants a user of the host the organization admin role regardless of the host, or revokes it. For the installation's operator (`rollcall
 * grant-admin`). The user must have made a request before.
 * @throws {RollcallError} `request.not-found`
 */
export const grantAdmin = operation({
  name: "people.grantAdmin",
  summary: "Makes a user of the host an organization admin regardless of the host's role.",
  internal: true,
  input: z.strictObject({ organizationId: id, hostUserId: id, revoke: z.boolean().default(false) }),
  output: z.strictObject({ person: personView, organizationRole: z.enum(organizationRoles).nullable() }),
  events: [personChanged, peopleChanged],
  load: [
    ({ organizationId, hostUserId }) => ({
      person: personByHostUser(organizationId, hostUserId),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: ({ person }): { readonly person: Person } | undefined =>
    person?.state === "active" ? { person } : undefined,
  rules: [grant<{ readonly person: Person }>("operators grant admin", () => true)],
  apply: ({ known: { summary }, context: { person: before } }, { revoke }, { now }) => {
    const grantedRole = revoke ? null : "admin";
    const same = { output: { person: toPersonView(before), organizationRole: before.organizationRole } };
    if (before.grantedRole === grantedRole) return same;
    // The host's role is read again with their next request; until then they must not keep the revoked role.
    const organizationRole = revoke ? "member" : higherRole(before.organizationRole ?? "member", grantedRole);
    const set = { organizationRole } as const;
    const was = { organizationRole: before.organizationRole };
    const event = personChanged({ personId: before.id, fields: ["organizationRole"], set, was });
    const { person, change, entry } = movePerson(before, { grantedRole, organizationRole }, event, now);
    const topicUpdate = recordPeopleChange(person.organizationId, summary, person.id);
    return {
      output: { person: toPersonView(person), organizationRole },
      changes: [topicUpdate.change, change],
      journalEntries: [entry, topicUpdate.entry],
    };
  },
});
