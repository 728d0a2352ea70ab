import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { type Change, insert, update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { type Context, operation, type Telling } from "../kernel/operation.ts";
import { guard, grant } from "../kernel/rule.ts";
import { organizationById, organizations } from "../organizations/collection.ts";
import { type Member, members, membershipsOf } from "../members/collection.ts";
import { copiesOf } from "../members/new-member.ts";
import { totalsOfMember } from "../members/totals.ts";
import { moveHead } from "../schedules/head.ts";
import { schedulesById } from "../schedules/collection.ts";
import { givenEmail, toEmail } from "./canonical-email.ts";
import { type Person, people, personByEmail, personByHostUser } from "./collection.ts";
import { hostIdentity } from "./host-identity.ts";
import { nameKeyOf, newPerson, tellOfNewPerson } from "./new-person.ts";

/** The most memberships whose copies one call brings up to date. */
const mostMemberships = 10_000;

const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const external: Reason = { code: "person.external-address" };
const deactivated: Reason = { code: "person.deactivated" };

interface IdentitySituation {
  readonly identity: z.output<typeof hostIdentity>;
  readonly byHost: Person | undefined;
  readonly byEmail: Person | undefined;
}

/** Whom the host means: the person of its id, else whoever has the proven address and no id yet (Q17). */
const knownAs = ({ identity, byHost, byEmail }: IdentitySituation): Person | undefined =>
  byHost ?? (identity.emailVerified && byEmail?.hostUserId === null ? byEmail : undefined);

/** The host's word is enough to be somebody here. */
const theHostKnowsItsUsers = grant<IdentitySituation>("the host knows its users", () => true);

/** An address is an address. */
const anAddressIsNeeded = guard<IdentitySituation>(
  "an address is needed",
  ({ identity }) => toEmail(identity.email) !== undefined || invalid,
);

/** A host identity whose address belongs to an external person is refused, never converted (Q51). */
const externalPeopleAreNotConverted = guard<IdentitySituation>(
  "external people are not converted",
  ({ byHost, byEmail }) => byHost !== undefined || byEmail?.affiliation !== "external" || external,
);

/** Whoever is deactivated stays out. */
const theDeactivatedStayOut = guard<IdentitySituation>(
  "the deactivated stay out",
  (situation) => knownAs(situation)?.state !== "deactivated" || deactivated,
);

/**
 * Finds or makes the internal person behind a host's user (Q51): by the host's id, else by proven address (Q17), else new.
 * Name, address and role follow the host. From the first call on the person is known, so their admin roles count (Q7).
 */
export const recognise = operation({
  name: "people.recognise",
  summary: "Finds or makes the internal person behind a host's user.",
  internal: true,
  input: hostIdentity,
  output: z.strictObject({ personId: id }),
  facts: (identity) => ({
    organization: organizationById(identity.organizationId),
    byHost: personByHostUser(identity.organizationId, identity.hostUserId),
    byEmail: personByEmail(identity.organizationId, toEmail(identity.email)?.key ?? ""),
  }),
  further: ({ byHost, byEmail }) => ({
    memberships: membershipsOf({ equal: [(byHost ?? byEmail)?.id ?? ""], limit: mostMemberships }),
  }),
  furthest: ({ memberships }) => ({ heads: schedulesById(memberships.map((member) => [member.scheduleId])) }),
  situation: ({ byHost, byEmail }, identity) => ({ identity, byHost, byEmail }),
  rules: [theHostKnowsItsUsers, anAddressIsNeeded, externalPeopleAreNotConverted, theDeactivatedStayOut],
  apply: ({ known, situation }, _input, context) => {
    const { identity, byEmail } = situation;
    const { organization, memberships, heads } = known;
    const changes: Change[] = [];
    const tells: Telling[] = [];
    if (organization === undefined) {
      const name = identity.organizationName ?? "";
      changes.push(
        insert(organizations, {
          id: identity.organizationId,
          name: name === "" ? identity.organizationId : name,
          manageSchedules: false,
          number: 0,
          createdAt: context.now,
        }),
      );
    }
    const before = knownAs(situation);
    const after = personAfter(before, identity, byEmail, context);
    if (before === undefined) {
      changes.push(insert(people, after));
      return { output: { personId: after.id }, changes, tells: [tellOfNewPerson(after)] };
    }
    const set = Object.fromEntries(
      Object.entries(after).filter(([field, value]) => before[field as keyof Person] !== value),
    );
    if (Object.keys(set).length > 0) changes.push(update(people, [after.id], set));
    const headOf = new Map(heads.map((schedule) => [schedule.id, schedule]));
    for (const member of memberships) {
      const schedule = headOf.get(member.scheduleId);
      if (schedule === undefined || sameCopies(member, after)) continue;
      const moved = { ...member, ...copiesOf(after) };
      const admins = totalsOfMember(moved).admins - totalsOfMember(member).admins;
      const { change, tell } = moveHead(schedule, { admins }, [{ type: "member-known", personId: after.id }]);
      changes.push(change, update(members, [member.scheduleId, member.personId], copiesOf(after)));
      tells.push(tell);
    }
    return { output: { personId: after.id }, changes, tells };
  },
});

const sameCopies = (member: Member, person: Person): boolean =>
  Object.entries(copiesOf(person)).every(([field, value]) => member[field as keyof Member] === value);

function personAfter(
  before: Person | undefined,
  identity: z.output<typeof hostIdentity>,
  byEmail: Person | undefined,
  context: Context,
): Person {
  const email = givenEmail(toEmail(identity.email));
  const base = before ?? newPerson({ email, name: "", affiliation: "internal" }, context);
  const shown = identity.name === "" ? base.name : identity.name;
  const holdsAddress = identity.emailVerified && (byEmail === undefined || byEmail.id === base.id);
  return {
    ...base,
    organizationId: identity.organizationId,
    hostUserId: identity.hostUserId,
    name: shown,
    nameKey: nameKeyOf(shown, email.address),
    email: email.address,
    emailKey: holdsAddress ? email.key : before?.email === email.address ? before.emailKey : null,
    known: true,
    organizationRole: identity.organizationRole,
  };
}
