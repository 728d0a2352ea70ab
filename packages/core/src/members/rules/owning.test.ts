import { archivedSchedulesCantChange } from "../../schedules/role-rules.ts";
import { theOwnerStaysAnAdmin } from "./invariants.ts";
import { ruleTable } from "./rule-table.fixture.ts";

const mine = { ownerId: "me" };
const theirs = { ownerId: "someone-else" };
const owner = ["member.owner", "transfer-the-schedule"] as const;
const leaving = ["member.owner", "choose-a-successor"] as const;

ruleTable(archivedSchedulesCantChange, "Q23", [
  ["an active schedule", { schedule: { state: "active" } }, true],
  ["an archived one", { schedule: { state: "archived" } }, ["schedule.archived", "restore-the-schedule"]],
]);

ruleTable(theOwnerStaysAnAdmin, "Q48", [
  ["what the organization owns", { schedule: { ownerId: null } }, true],
  ["a person who doesn't own it", { schedule: mine }, true],
  ["the owner, by another", { schedule: theirs }, owner],
  ["the owner, by another who gives a lower role", { schedule: theirs, context: { role: "member" } }, owner],
  ["the owner, made an admin again", { schedule: theirs, context: { role: "admin" } }, true],
  ["the owner themselves", { schedule: mine, row: { personId: "me" } }, leaving],
  [
    "the owner themselves, who names a successor",
    { schedule: mine, row: { personId: "me" }, context: { successorId: "someone-else" } },
    true,
  ],
]);
