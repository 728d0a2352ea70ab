import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { roles } from "../roles.ts";
import { invitationStates } from "../states.ts";
import {
  anAdminStays,
  invitedIsOpenUntilSent,
  somebodyStaysAssignable,
  theDeactivatedAreNotAssigned,
} from "./invariants.ts";
import { rowOf, ruleTable, verdictOf } from "./rule-table.fixture.ts";

const lastAdmin = ["member.last-admin", "make-another-admin"] as const;
const lastAssignable = ["member.last-assignable", "make-another-assignable"] as const;
const fixed = ["member.invited-fixed", "turn-auto-send-off"] as const;

const shut = ["person.deactivated", "ask-an-organization-admin"] as const;

const one = { admins: 1, assignables: 1 };

ruleTable(anAdminStays, "B16, Q7, P17", [
  ["the only admin who counts", { schedule: one, row: { role: "admin" } }, lastAdmin],
  ["the only admin who counts, made a member", demotion("member"), lastAdmin],
  ["the only admin who counts, made a viewer", demotion("viewer"), lastAdmin],
  ["the only admin who counts, made an admin again", demotion("admin"), true],
  ["one of two who count", { row: { role: "admin" } }, true],
  ["an admin who does not count, beside one who does", { schedule: one, row: { role: "admin", able: false } }, true],
  ["a member, where one admin counts", { schedule: one }, true],
  ["a viewer, where one admin counts", { schedule: one, row: { role: "viewer" } }, true],
  ["an admin who counts, where the head knows of none", { schedule: { admins: 0 }, row: { role: "admin" } }, lastAdmin],
]);

ruleTable(somebodyStaysAssignable, "B15, Q7, P19", [
  ["the only one who is assignable", { schedule: one }, lastAssignable],
  ["the only one, un-assigned", { schedule: one, context: { assignable: false } }, lastAssignable],
  ["the only one, assigned again", { schedule: one, context: { assignable: true } }, true],
  ["one of two", {}, true],
  ["somebody who is not assignable", { schedule: one, row: { assignable: false } }, true],
  ["the only one, who is external", { schedule: one, row: { affiliation: "external" } }, lastAssignable],
  ["the only one, whom the host does not know", { schedule: one, row: { able: false } }, lastAssignable],
]);

ruleTable(theDeactivatedAreNotAssigned, "Q7", [
  ["somebody active", { row: { assignableBefore: null } }, true],
  ["somebody deactivated who was assignable", { row: { assignableBefore: true } }, shut],
  ["somebody deactivated who was not", { row: { assignableBefore: false } }, shut],
]);

ruleTable(invitedIsOpenUntilSent, "B46, Q11", [
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
  able: fc.boolean(),
  affiliation: fc.constantFrom("internal" as const, "external" as const),
});

test("no roster ever loses its last admin who counts, whichever of its rows goes [B16]", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), (roster) => {
      const counts = ({ role, able }: (typeof roster)[number]): boolean => role === "admin" && able;
      const admins = roster.filter(counts).length;
      for (const row of roster) {
        const left = admins - (counts(row) ? 1 : 0);
        const verdict = verdictOf(anAdminStays, { schedule: { admins }, row });
        assert.equal(verdict === true, left > 0 || admins === left, JSON.stringify(rowOf({ row })));
      }
    }),
  );
});

test("no roster ever goes from somebody assignable to nobody, whichever of its rows goes [B15]", () => {
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
