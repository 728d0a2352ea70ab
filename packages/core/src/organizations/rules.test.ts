import assert from "node:assert/strict";
import test from "node:test";
import type { Actor } from "../identity/actor.ts";
import type { Verdict } from "../kernel/operations/rule.ts";
import { internalPeopleSeeSettings, organizationAdminsChangeSettings } from "./rules.ts";
import type { Organization } from "./collection.ts";
import { peopleSeeThemselves, schedulersCreatePeople, strangersStayHidden } from "../people/rules.ts";
import { caller, person } from "../people/account.fixture.ts";
import type { Person } from "../people/collection.ts";
import { internalPeopleCreateSchedules, plannersListTheWholeOrganization } from "../schedules/rules.ts";

const organization: Organization = {
  id: "acme",
  name: "Acme",
  manageSchedules: false,
  allowedDomains: [],
  number: 1,
  createdAt: 0,
};
const me: Person = { ...person, id: "me" };
const other: Person = { ...me, id: "other" };
const foreign: Person = { ...me, organizationId: "umbrella" };

const forbidden: Verdict = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Verdict = { code: "request.not-found" };

const [admin, scheduler, member, external] = [caller("admin"), caller("scheduler"), caller("member"), caller(null)];

const settings = (who: Actor) => internalPeopleSeeSettings.evaluate({ actor: who, organization });
const change = (who: Actor) => organizationAdminsChangeSettings.evaluate({ actor: who, organization });
const create = (who: Actor) => internalPeopleCreateSchedules.evaluate({ actor: who });
const listAll = (who: Actor) => plannersListTheWholeOrganization.evaluate({ actor: who, scope: "organization" });
const listMine = (who: Actor) => plannersListTheWholeOrganization.evaluate({ actor: who, scope: "mine" });
const see = (who: Actor, whom?: Person) => peopleSeeThemselves.evaluate({ actor: who, person: whom });
const hide = (who: Actor, whom?: Person) => strangersStayHidden.evaluate({ actor: who, person: whom });
const invent = (who: Actor) => schedulersCreatePeople.evaluate({ actor: who, there: undefined, email: undefined });

const table: readonly (readonly [sentence: string, verdict: unknown, expected: Verdict, rows: string])[] = [
  ["an admin sees the organization's settings", settings(admin), true, "Q49"],
  ["a scheduler sees the organization's settings", settings(scheduler), true, "Q49"],
  ["a member sees the organization's settings", settings(member), true, "Q49"],
  ["an external person does not see the organization's settings", settings(external), forbidden, "Q50"],
  ["an admin changes the organization's settings", change(admin), true, "Q49"],
  ["a scheduler does not change the organization's settings", change(scheduler), forbidden, "Q49"],
  ["a member does not change the organization's settings", change(member), forbidden, "Q49"],
  ["an external person does not change the organization's settings", change(external), forbidden, "Q49"],
  ["an admin creates schedules", create(admin), true, "B56"],
  ["a member creates schedules", create(member), true, "B56"],
  ["an external person creates no schedule", create(external), forbidden, "Q50"],
  ["an admin lists the whole organization's schedules", listAll(admin), true, "Q49"],
  ["a scheduler lists the whole organization's schedules", listAll(scheduler), true, "Q49"],
  ["a member does not list the whole organization's schedules", listAll(member), forbidden, "Q49"],
  ["a member lists their own schedules", listMine(member), true, "Q49"],
  ["an external person only has the portal", listMine(external), forbidden, "A65, Q50"],
  ["a member sees themselves", see(member, me), true, "Q49"],
  ["a member does not see another", see(member, other), false, "Q49"],
  ["a scheduler sees everyone", see(scheduler, other), true, "Q49"],
  ["an admin sees everyone", see(admin, other), true, "Q49"],
  ["an admin sees no one from another organization", see(admin, foreign), false, "P21"],
  ["no one sees a missing person", see(admin), false, "P21"],
  ["another person is hidden from a member", hide(member, other), hidden, "P21"],
  ["a person of another organization is hidden from an admin", hide(admin, foreign), hidden, "P21"],
  ["a missing person is hidden in the same way", hide(admin), hidden, "P21"],
  ["a member isn't hidden from themselves", hide(member, me), true, "Q49"],
  ["an admin creates external people", invent(admin), true, "Q49"],
  ["a scheduler creates external people", invent(scheduler), true, "Q49"],
  ["a member creates no people", invent(member), forbidden, "Q49"],
  ["an external person creates no people", invent(external), forbidden, "Q49"],
];

for (const [sentence, verdict, expected, rows] of table) {
  test(`${sentence} [${rows}]`, () => {
    assert.deepEqual(verdict, expected);
  });
}
