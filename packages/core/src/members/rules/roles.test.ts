import {
  everyoneOnAScheduleSeesIt,
  membersConfigure,
  membersManageTheList,
  outsidersSeeNothing,
} from "../../schedules/role-rules.ts";
import {
  adminsManageMembers,
  everyoneMayLeave,
  externalPeopleStayViewers,
  nobodyActsAboveTheirRole,
  nobodyOutranksTheirGranter,
} from "./roles.ts";
import { me, ruleTable } from "./rule-table.fixture.ts";

const admin = { myRole: "admin" } as const;
const member = { myRole: "member" } as const;
const viewer = { myRole: "viewer" } as const;
const outsider = { myRole: undefined };
const scheduler = { ...outsider, actor: { ...me, organizationRole: "scheduler" } } as const;
const worker = { ...viewer, actor: { ...me, affiliation: "external", organizationRole: null } } as const;

const forbidden = ["request.forbidden", "ask-an-admin"] as const;
const above = ["member.role-above-yours", "ask-an-admin"] as const;
const external = ["member.external-role", "choose-viewer"] as const;

ruleTable(outsidersSeeNothing, "P21, P24", [
  ["an admin", { context: admin }, true],
  ["a member", { context: member }, true],
  ["a viewer", { context: viewer }, true],
  ["an outsider", { context: outsider }, ["request.not-found"]],
  ["a scheduler of the organization", { context: scheduler }, true],
  ["an external viewer", { context: worker }, true],
]);

ruleTable(everyoneOnAScheduleSeesIt, "B3, A65, Q49", [
  ["an admin", { context: admin }, true],
  ["a member", { context: member }, true],
  ["a viewer", { context: viewer }, true],
  ["an outsider", { context: outsider }, false],
  ["a scheduler of the organization", { context: scheduler }, true],
  ["an external viewer", { context: worker }, ["request.forbidden"]],
]);

ruleTable(adminsManageMembers, "B55, Q9", [
  ["an admin", { context: admin }, true],
  ["a member", { context: member }, forbidden],
  ["a viewer", { context: viewer }, forbidden],
  ["an outsider", { context: outsider }, forbidden],
]);

ruleTable(membersManageTheList, "Q9, Q10", [
  ["an admin", { context: admin }, true],
  ["a member", { context: member }, true],
  ["a viewer", { context: viewer }, forbidden],
  ["a viewer on their own row", { context: viewer, row: { personId: "me", role: "viewer" } }, forbidden],
  ["an outsider", { context: outsider }, forbidden],
]);

ruleTable(membersConfigure, "B62, B66", [
  ["an admin", { context: admin }, true],
  ["a member", { context: member }, true],
  ["a viewer", { context: viewer }, forbidden],
  ["an outsider", { context: outsider }, forbidden],
  ["a scheduler of the organization", { context: scheduler }, forbidden],
]);

ruleTable(everyoneMayLeave, "Q9", [
  ["a viewer, on their own row", { context: viewer, row: { personId: "me" } }, true],
  ["a member, on their own row", { context: member, row: { personId: "me" } }, true],
  ["a member, on another row", { context: member }, false],
  ["an admin, on another row", { context: admin }, false],
]);

ruleTable(nobodyActsAboveTheirRole, "Q9", [
  ["an admin on an admin", { context: admin, row: { role: "admin" } }, true],
  ["an admin on a viewer", { context: admin, row: { role: "viewer" } }, true],
  ["a member on an admin", { context: member, row: { role: "admin" } }, above],
  ["a member on a member", { context: member, row: { role: "member" } }, true],
  ["a member on a viewer", { context: member, row: { role: "viewer" } }, true],
  ["a viewer on an admin", { context: viewer, row: { role: "admin" } }, above],
  ["a viewer on a member", { context: viewer, row: { role: "member" } }, above],
  ["a viewer on a viewer", { context: viewer, row: { role: "viewer" } }, true],
]);

ruleTable(nobodyOutranksTheirGranter, "Q9, P11, P20", [
  ["no role is requested", { context: viewer }, true],
  ["an admin gives admin", { context: { ...admin, role: "admin" } }, true],
  ["a member gives admin", { context: { ...member, role: "admin" } }, above],
  ["a member gives member", { context: { ...member, role: "member" } }, true],
  ["a member gives viewer", { context: { ...member, role: "viewer" } }, true],
  ["a viewer gives member", { context: { ...viewer, role: "member" } }, above],
  ["a viewer gives themselves admin", { context: { ...viewer, role: "admin" }, row: { personId: "me" } }, above],
  ["an outsider gives viewer", { context: { ...outsider, role: "viewer" } }, above],
]);

ruleTable(externalPeopleStayViewers, "Q50", [
  ["no role is requested", { context: admin, row: { affiliation: "external" } }, true],
  ["viewer for external", { context: { ...admin, role: "viewer" }, row: { affiliation: "external" } }, true],
  ["member for external", { context: { ...admin, role: "member" }, row: { affiliation: "external" } }, external],
  ["admin for external", { context: { ...admin, role: "admin" }, row: { affiliation: "external" } }, external],
  ["admin for internal", { context: { ...admin, role: "admin" } }, true],
]);
