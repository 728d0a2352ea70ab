import type { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { guard } from "../kernel/operations/rule.ts";
import { type Organization, organizationById, organizations } from "../organizations/collection.ts";
import { givenEmail, toEmail } from "../identity/canonical-email.ts";
import { type Person, people, personByEmail, personByHostUser } from "./collection.ts";
import { peopleChanged, personChanged, personCreated } from "./events.ts";
import { introducePerson, movePerson } from "./move-person.ts";
import { higherRole } from "./higher-role.ts";
import type { hostIdentity } from "./host-identity.ts";
import { nameKeyOf, newPerson } from "./new-person.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";

const external: Reason = { code: "person.external-address" };
const deactivated: Reason = { code: "person.deactivated" };

/** The events of finding or creating the person of a host user. */
export const recognitionEvents = [personCreated, personChanged, peopleChanged] as const;

/** The host's data on its user, parsed. */
export type Identity = z.output<typeof hostIdentity>;

/** The context of the rules on a host user. */
export interface IdentityContext {
  readonly identity: Identity;
  readonly byHost: Person | undefined;
  readonly byEmail: Person | undefined;
}

/** The matching person: by the host's id, otherwise by verified address if they have no id yet (Q17). */
export const knownAs = ({ identity, byHost, byEmail }: IdentityContext): Person | undefined =>
  byHost ?? (identity.emailVerified && byEmail?.hostUserId === null ? byEmail : undefined);

/** Rejects a host identity whose address belongs to an external person, who is never converted (Q51). */
export const externalPeopleAreNotConverted = guard<IdentityContext>(
  "external people are not converted",
  ({ byHost, byEmail }) => byHost !== undefined || byEmail?.affiliation !== "external" || external,
);

/** Deactivated people are rejected. */
export const deactivatedPeopleStayOut = guard<IdentityContext>(
  "deactivated people stay out",
  (context) => knownAs(context)?.state !== "deactivated" || deactivated,
);

/** The load round for finding or creating the person of a host user. */
export const recognitionFacts = ({ identity }: Pick<IdentityContext, "identity">) => ({
  organization: organizationById(identity.organizationId),
  summary: peopleSummaryOf(identity.organizationId),
  byHost: personByHostUser(identity.organizationId, identity.hostUserId),
  byEmail: personByEmail(identity.organizationId, toEmail(identity.email)?.key ?? ""),
});

interface KnownIdentity {
  readonly organization: Organization | undefined;
  /** The summary of the people topic. */
  readonly summary: PeopleSummary | undefined;
}

/** The changes for an accepted host user: a new person, or an update from the host. */
export function recognised(known: KnownIdentity, context: IdentityContext, call: CallContext) {
  const { identity, byEmail } = context;
  const founded = known.organization === undefined ? [foundation(identity, call)] : [];
  const before = knownAs(context);
  if (before === undefined) {
    const email = givenEmail(toEmail(identity.email));
    const met = { ...newPerson({ email, name: "", affiliation: "internal" }, call), emailKey: null };
    const { person, change, entry } = introducePerson(personAfter(met, identity, byEmail), call.now);
    const topicUpdate = recordPeopleChange(person.organizationId, known.summary, person.id);
    return { person, changes: [...founded, topicUpdate.change, change], journalEntries: [entry, topicUpdate.entry] };
  }
  const moved = followed(before, personAfter(before, identity, byEmail), call.now);
  const topicUpdates =
    moved.journalEntries.length === 0 ? [] : [recordPeopleChange(before.organizationId, known.summary, before.id)];
  return {
    person: moved.person,
    changes: [...founded, ...topicUpdates.map(({ change }) => change), ...moved.changes],
    journalEntries: [...moved.journalEntries, ...topicUpdates.map(({ entry }) => entry)],
  };
}

const foundation = ({ organizationId, organizationName = "" }: Identity, { now }: CallContext): Change =>
  insert(organizations, {
    id: organizationId,
    name: organizationName === "" ? organizationId : organizationName,
    manageSchedules: false,
    allowedDomains: [],
    number: 0,
    createdAt: now,
  });

/** The person's row updated from the host. History records which values are new and stores identifying ones separately. */
function followed(before: Person, after: Person, now: number) {
  const set = Object.fromEntries(
    Object.entries(after).filter(([field, value]) => before[field as keyof Person] !== value),
  );
  const fields = Object.keys(set).filter((field) => !derived.includes(field));
  if (fields.length > 0) {
    const { organizationRole } = after;
    const news = fields.includes("organizationRole")
      ? { set: { organizationRole }, was: { organizationRole: before.organizationRole } }
      : {};
    const { person, change, entry } = movePerson(
      before,
      set,
      personChanged({ personId: before.id, fields, ...news }),
      now,
    );
    return { person, changes: [change], journalEntries: [entry] };
  }
  const isNew = Object.keys(set).length > 0;
  return {
    person: after,
    changes: isNew ? [update(people, [before.id], set, { number: before.number })] : [],
    journalEntries: [],
  };
}

/** Derived columns, which aren't recorded as changes. */
const derived: readonly string[] = ["nameKey"];

/** The person with the host's data. */
export function personAfter(before: Person, identity: Identity, byEmail: Person | undefined): Person {
  const email = givenEmail(toEmail(identity.email));
  const shown = identity.name === "" ? before.name : identity.name;
  const holdsAddress = identity.emailVerified && (byEmail === undefined || byEmail.id === before.id);
  return {
    ...before,
    organizationId: identity.organizationId,
    hostUserId: identity.hostUserId,
    name: shown,
    nameKey: nameKeyOf(shown, email.address),
    email: email.address,
    // Another spelling of the same mailbox stays verified (P16).
    emailKey: holdsAddress || before.emailKey === email.key ? email.key : null,
    known: true,
    organizationRole: higherRole(identity.organizationRole, before.grantedRole),
  };
}
