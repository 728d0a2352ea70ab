import type { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { type Change, insert, update } from "../kernel/change.ts";
import type { CallContext, JournalEntry } from "../identity/operation.ts";
import { guard } from "../kernel/rule.ts";
import { type Member, membershipsOf } from "../members/collection.ts";
import { copiesOf } from "../members/new-member.ts";
import { type Organization, organizationById, organizations } from "../organizations/collection.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { givenEmail, toEmail } from "./canonical-email.ts";
import { type Person, people, personByEmail, personByHostUser } from "./collection.ts";
import { introducePerson, movePerson } from "./move-person.ts";
import { higherRole } from "./higher-role.ts";
import type { hostIdentity } from "./host-identity.ts";
import { changeMembership, membershipsOn, maxMemberships, sameCopies } from "./memberships.ts";
import { nameKeyOf, newPerson } from "./new-person.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";

const external: Reason = { code: "person.external-address" };
const deactivated: Reason = { code: "person.deactivated" };

/** What the host says of its own user, read. */
export type Identity = z.output<typeof hostIdentity>;

/** What the rules on a host's user judge. */
export interface IdentityContext {
  readonly identity: Identity;
  readonly byHost: Person | undefined;
  readonly byEmail: Person | undefined;
}

/** Whom the host means: the person of its id, else whoever has the proven address and no id yet (Q17). */
const knownAs = ({ identity, byHost, byEmail }: IdentityContext): Person | undefined =>
  byHost ?? (identity.emailVerified && byEmail?.hostUserId === null ? byEmail : undefined);

/** A host identity whose address belongs to an external person is refused, never converted (Q51). */
export const externalPeopleAreNotConverted = guard<IdentityContext>(
  "external people are not converted",
  ({ byHost, byEmail }) => byHost !== undefined || byEmail?.affiliation !== "external" || external,
);

/** Whoever is deactivated stays out. */
export const theDeactivatedStayOut = guard<IdentityContext>(
  "the deactivated stay out",
  (context) => knownAs(context)?.state !== "deactivated" || deactivated,
);

type Known<K extends keyof IdentityContext> = Pick<IdentityContext, K>;

/** The facts of whatever finds or makes the person behind a host's user, round by round. */
export const recognitionLoad = [
  ({ identity }: Known<"identity">) => ({
    organization: organizationById(identity.organizationId),
    summary: peopleSummaryOf(identity.organizationId),
    byHost: personByHostUser(identity.organizationId, identity.hostUserId),
    byEmail: personByEmail(identity.organizationId, toEmail(identity.email)?.key ?? ""),
  }),
  ({ byHost, byEmail }: Known<"byHost" | "byEmail">, { identity }: Known<"identity">) => {
    const before = knownAs({ identity, byHost, byEmail });
    return { stale: membershipsOf(staleCopiesOf(before, identity, byEmail)) };
  },
  ({ stale }: { readonly stale: readonly Member[] }) => ({
    summaries: schedulesById(stale.map(({ scheduleId }) => [scheduleId])),
  }),
] as const;

interface KnownIdentity {
  readonly organization: Organization | undefined;
  /** Where the news of people stands, for those who tend them. */
  readonly summary: PeopleSummary | undefined;
  readonly stale: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

/** What comes of a host's user who is let in: somebody new, or somebody who follows what the host says, on their rosters, too. */
export function recognised(
  known: KnownIdentity,
  context: IdentityContext,
  call: CallContext,
): { readonly person: Person; readonly changes: readonly Change[]; readonly journalEntries: readonly JournalEntry[] } {
  const { identity, byEmail } = context;
  const founded = known.organization === undefined ? [foundation(identity, call)] : [];
  const before = knownAs(context);
  if (before === undefined) {
    const email = givenEmail(toEmail(identity.email));
    const met = { ...newPerson({ email, name: "", affiliation: "internal" }, call), emailKey: null };
    const { person, change, entry } = introducePerson(personAfter(met, identity, byEmail), call.now);
    const told = recordPeopleChange(person.organizationId, known.summary, person.id);
    return { person, changes: [...founded, told.change, change], journalEntries: [entry, told.entry] };
  }
  const isMore = known.stale.length > maxMemberships;
  const stale = known.stale.slice(0, maxMemberships);
  const copiesTo = isMore ? (stale.at(-1)?.scheduleId ?? null) : null;
  const moved = followed(before, { ...personAfter(before, identity, byEmail), copiesTo }, call.now);
  const plans = membershipsOn(stale, known.summaries)
    .filter(({ member }) => !sameCopies(member, moved.person))
    .map((one) => changeMembership(one, moved.person, {}, [{ type: "member-known", personId: before.id }]));
  const told =
    moved.journalEntries.length === 0 ? [] : [recordPeopleChange(before.organizationId, known.summary, before.id)];
  return {
    person: moved.person,
    changes: [
      ...founded,
      ...told.map(({ change }) => change),
      ...plans.flatMap(({ changes }) => changes),
      ...moved.changes,
    ],
    journalEntries: [
      ...plans.flatMap(({ journalEntries }) => journalEntries),
      ...moved.journalEntries,
      ...told.map(({ entry }) => entry),
    ],
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

/** Which memberships may still say something else: all when the person changes, else those behind the last one that follows. */
function staleCopiesOf(before: Person | undefined, identity: Identity, byEmail: Person | undefined) {
  if (before === undefined || toEmail(identity.email) === undefined) return { equal: [""], limit: 0 };
  const limit = maxMemberships + 1;
  if (!sameCopies(copiesOf(before), personAfter(before, identity, byEmail))) return { equal: [before.id], limit };
  if (before.copiesTo === null) return { equal: [before.id], limit: 0 };
  return { equal: [before.id], limit, after: [before.copiesTo] };
}

/** The person's row as it follows the host. History learns which values are new; what says who they are it keeps apart. */
function followed(before: Person, after: Person, now: number) {
  const set = Object.fromEntries(
    Object.entries(after).filter(([field, value]) => before[field as keyof Person] !== value),
  );
  const fields = Object.keys(set).filter((field) => !derived.includes(field));
  if (fields.length > 0) {
    const { organizationRole } = after;
    const event = { type: "person-changed", personId: before.id, fields };
    const news = fields.includes("organizationRole")
      ? { set: { organizationRole }, was: { organizationRole: before.organizationRole } }
      : {};
    const { person, change, entry } = movePerson(before, set, { ...event, ...news }, now);
    return { person, changes: [change], journalEntries: [entry] };
  }
  const isNew = Object.keys(set).length > 0;
  return {
    person: after,
    changes: isNew ? [update(people, [before.id], set, { number: before.number })] : [],
    journalEntries: [],
  };
}

/** What follows from other values, and is no news by itself. */
const derived: readonly string[] = ["nameKey", "copiesTo"];

/** The person as the host's word has them. */
function personAfter(before: Person, identity: Identity, byEmail: Person | undefined): Person {
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
    // One mailbox, however it is spelled: what has been proven of it stays so (P16).
    emailKey: holdsAddress || before.emailKey === email.key ? email.key : null,
    known: true,
    organizationRole: higherRole(identity.organizationRole, before.grantedRole),
  };
}
