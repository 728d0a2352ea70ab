import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { roles } from "../../schedules/roles.ts";
import { invitationStates } from "../../schedules/invitation-states.ts";
import {
  anAdminStays,
  invitedCanChangeUntilSent,
  somebodyStaysAssignable,
  deactivatedPeopleAreNotAssigned,
  localMembersStayUnassignable,
  syncedMembersStay,
} from "./invariants.ts";
import { type Case, rowOf, ruleTable, verdictOf } from "./rule-table.fixture.ts";

const lastAdmin = ["member.last-admin", "make-another-admin"] as const;
const lastAssignable = ["member.last-assignable", "make-another-assignable"] as const;
const fixed = ["member.invited-fixed", "turn-auto-send-off"] as const;

const deactivated = ["person.deactivated", "ask-an-organization-admin"] as const;

const one = { admins: 1, assignables: 1 };

ruleTable(anAdminStays, "B16, Q7, P17", [
  ["the only active admin", { schedule: one, row: { role: "admin" } }, lastAdmin],
  ["the only active admin, made a member", demotion("member"), lastAdmin],
  ["the only active admin, made a viewer", demotion("viewer"), lastAdmin],
  ["the only active admin, made an admin again", demotion("admin"), true],
  ["one of two active admins", { row: { role: "admin" } }, true],
  ["a pending admin in addition to an active one", { schedule: one, row: { role: "admin", canAct: false } }, true],
  ["a member of a schedule with one active admin", { schedule: one }, true],
  ["a viewer of a schedule with one active admin", { schedule: one, row: { role: "viewer" } }, true],
  ["an active admin while the summary has none", { schedule: { admins: 0 }, row: { role: "admin" } }, lastAdmin],
]);

ruleTable(somebodyStaysAssignable, "B15, Q7, P19", [
  ["the only one who is assignable", { schedule: one }, lastAssignable],
  ["the only one, unassigned", { schedule: one, context: { assignable: false } }, lastAssignable],
  ["the only one, assigned again", { schedule: one, context: { assignable: true } }, true],
  ["one of two", {}, true],
  ["a person who isn't assignable", { schedule: one, row: { assignable: false } }, true],
  ["the only one, who is external", { schedule: one, row: { affiliation: "external" } }, lastAssignable],
  ["the only one, unknown to the host", { schedule: one, row: { canAct: false } }, lastAssignable],
  ["the only one of a linked schedule", { schedule: { ...one, linked: true }, context: { assignable: false } }, true],
]);

const notInLink = ["member.not-in-linked-schedule", "add-in-linked-schedule"] as const;
const managed = ["member.managed-by-link", "make-unassignable"] as const;
const linked = { linked: true };

const local = { schedule: linked, row: { assignable: false } };

ruleTable(localMembersStayUnassignable, "B22, B29, Q2", [
  ["on a schedule that isn't linked", { row: { assignable: false }, context: { assignable: true } }, true],
  ["a local member, made assignable", { ...local, context: { assignable: true } }, notInLink],
  ["a local member, made unassignable", { ...local, context: { assignable: false } }, true],
  ["the toggle of a local member", local, notInLink],
  ["the toggle of a local member who is assignable", { schedule: linked }, true],
  ...(["linked", "both"] as const).flatMap((provenance): Case[] => [
    [`the toggle of a ${provenance} member`, { schedule: linked, row: { assignable: false, provenance } }, true],
    [`a ${provenance} member, made assignable`, { ...local, row: { provenance }, context: { assignable: true } }, true],
  ]),
]);

ruleTable(syncedMembersStay, "B33, P65", [
  ["a local member of a linked schedule", { schedule: linked }, true],
  ["a local member kept as last admin", { schedule: linked, row: { role: "admin" } }, true],
  ["a linked member", { schedule: linked, row: { provenance: "linked" } }, managed],
  ["a member who is also in the linked schedule", { schedule: linked, row: { provenance: "both" } }, managed],
]);

ruleTable(deactivatedPeopleAreNotAssigned, "Q7", [
  ["an active person", { row: { assignableBefore: null } }, true],
  ["a deactivated person who was assignable", { row: { assignableBefore: true } }, deactivated],
  ["a deactivated person who wasn't assignable", { row: { assignableBefore: false } }, deactivated],
]);

ruleTable(invitedCanChangeUntilSent, "B46, Q11", [
  ["auto-send is off and nothing was sent", {}, true],
  ["auto-send is on", { schedule: { autoSend: true } }, fixed],
  ...invitationStates
    .filter((invitation) => invitation !== "not-invited")
    .map((invitation) => [`it is ${invitation}`, { row: { invitation } }, fixed] as const),
]);

function demotion(role: "admin" | "member" | "viewer") {
  return { schedule: one, row: { role: "admin" }, context: { myRole: "admin", role } } as const;
}

const anyRow = fc.record({
  role: fc.constantFrom(...roles),
  assignable: fc.boolean(),
  canAct: fc.boolean(),
  affiliation: fc.constantFrom("internal" as const, "external" as const),
});

test("no schedule ever loses its last active admin [B16]", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), (roster) => {
      const counts = ({ role, canAct }: (typeof roster)[number]): boolean => role === "admin" && canAct;
      const admins = roster.filter(counts).length;
      for (const row of roster) {
        const left = admins - (counts(row) ? 1 : 0);
        const verdict = verdictOf(anAdminStays, { schedule: { admins }, row });
        assert.equal(verdict === true, left > 0 || admins === left, JSON.stringify(rowOf({ row })));
      }
    }),
  );
});

test("no schedule ever loses its last assignable person [B15]", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), (roster) => {
      const assignables = roster.filter(({ assignable }) => assignable).length;
      for (const row of roster) {
        const left = assignables - (row.assignable ? 1 : 0);
        const verdict = verdictOf(somebodyStaysAssignable, { schedule: { assignables }, row });
        assert.equal(verdict === true, left > 0 || assignables === left);
      }
    }),
  );
});
