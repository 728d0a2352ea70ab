import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { invitationsStayInAllowedDomains } from "./rules/inviting.ts";
import { expectedBy } from "../kernel/values/expected-value.ts";
import { displayName, id, textInRow } from "../kernel/values/fields.ts";
import type { CallContext } from "../identity/operation.ts";
import { decide } from "../kernel/operations/rule.ts";
import { type Email, toEmail } from "../identity/canonical-email.ts";
import type { Person } from "../people/collection.ts";
import { newPerson } from "../people/new-person.ts";
import type { Member } from "../schedules/members.ts";
import { newMember } from "./new-member.ts";
import type { Role } from "../schedules/roles.ts";
import { membersManageTheList, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { localMembersStayUnassignable } from "./rules/invariants.ts";
import { externalPeopleStayViewers, nobodyOutranksTheirGranter } from "./rules/roles.ts";
import type { MemberContext } from "../schedules/member-context.ts";
import { role } from "./view.ts";

/** A person to add: by address, or by id if they are in the organization. */
export const candidate = z.strictObject({
  /** An email address. An unknown one creates a pending internal person (Q51). An invalid one is refused individually. */
  address: textInRow.optional(),
  personId: id.optional(),
  /** Only used for a new person; a known one keeps their name. An invalid one is refused individually. */
  name: textInRow.optional(),
  /** Defaults to `member`, and to `viewer` for external people (B61, Q50). */
  role: role.optional(),
  /** Defaults to true (B51); to false while the schedule is linked, where true is refused (B22, Q1). */
  assignable: z.boolean().optional(),
  /** Defaults to true (B47). With `false` no mail is sent, regardless of auto-send. */
  invited: z.boolean().default(true),
});

/** A person to add. */
export type Candidate = z.output<typeof candidate>;

const optionalName = displayName.optional();

/** The rules evaluated for each candidate (Q9, Q50). */
export const candidateRules = [
  outsidersSeeNothing,
  membersManageTheList,
  nobodyOutranksTheirGranter,
  externalPeopleStayViewers,
  invitationsStayInAllowedDomains,
  localMembersStayUnassignable,
];

interface KnownPeople {
  readonly byEmail: readonly Person[];
  readonly byId: readonly Person[];
  readonly there: readonly Pick<Member, "personId">[];
}

/** The results of all candidates in order, and the new rows. */
export interface CandidateResults {
  readonly answers: readonly (Member | Reason)[];
  readonly added: readonly Member[];
  readonly created: readonly Person[];
}

const noAddress: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const toNameInvalid = (error: z.ZodError): Reason => ({
  code: "person.name-invalid",
  details: { issues: error.issues.map((issue) => ({ field: "name", expected: expectedBy(issue) })) },
});
const noPerson: Reason = { code: "request.not-found" };
const alreadyThere = (personId: string): Reason => ({ code: "member.already-there", details: { personId } });
const deactivated: Reason = { code: "person.deactivated" };

/** The parsed addresses of a call, in the order of its candidates. */
const emailsOfCalls = new WeakMap<readonly Candidate[], readonly (Email | undefined)[]>();

function emailsOf(asked: readonly Candidate[]): readonly (Email | undefined)[] {
  let emails = emailsOfCalls.get(asked);
  if (emails === undefined) {
    emails = asked.map((one) => (one.address === undefined ? undefined : toEmail(one.address)));
    emailsOfCalls.set(asked, emails);
  }
  return emails;
}

/** The ids of candidates, each once. */
export const idsOf = (asked: readonly { readonly personId?: string | undefined }[]): ReadonlySet<string> =>
  new Set(asked.flatMap(({ personId }) => personId ?? []));

/** Reads the addresses and ids of candidates once, and evaluates the rules when their people are loaded. */
export function candidatesOf(asked: readonly Candidate[]) {
  const emails = emailsOf(asked);
  const addresses = [...new Set(emails.flatMap((email) => (email === undefined ? [] : [email.key])))];
  const ids = [...idsOf(asked)];
  return {
    addresses,
    ids,
    evaluate(known: KnownPeople, context: MemberContext, call: CallContext): CandidateResults {
      const byEmail = new Map(known.byEmail.map((person) => [person.emailKey, person]));
      const byId = new Map(known.byId.map((person) => [person.id, person]));
      const there = new Set(known.there.map((member) => member.personId));
      const added: Member[] = [];
      const created: Person[] = [];

      const personOf = (one: Candidate, index: number): Person | Reason => {
        if (one.personId !== undefined) {
          const person = byId.get(one.personId);
          if (person?.organizationId !== call.actor.organizationId || person.state === "erased") return noPerson;
          return person;
        }
        const email = emails[index];
        if (email === undefined) return noAddress;
        const name = optionalName.safeParse(one.name);
        if (!name.success) return toNameInvalid(name.error);
        return byEmail.get(email.key) ?? newPerson({ email, name: name.data ?? "", affiliation: "internal" }, call);
      };

      const answerOf = (one: Candidate, index: number): Member | Reason => {
        const person = personOf(one, index);
        if ("code" in person) return person;
        if (there.has(person.id)) return alreadyThere(person.id);
        if (person.state === "deactivated") return deactivated;
        const role: Role = one.role ?? (person.affiliation === "external" ? "viewer" : "member");
        const assignable = one.assignable ?? !context.schedule.linked;
        const member = newMember(
          context.schedule,
          person,
          { role, assignable, invited: one.invited },
          call,
          context.schedule.autoSend && one.invited ? "queued" : undefined,
        );
        const { reasons } = decide(candidateRules, { ...context, role, assignable }, member);
        if (reasons[0] !== undefined) return reasons[0];
        if (!byId.has(person.id) && !byEmail.has(person.emailKey)) created.push(person);
        byEmail.set(person.emailKey, person);
        there.add(person.id);
        added.push(member);
        return member;
      };

      return { answers: asked.map(answerOf), added, created };
    },
  };
}
