import {
  adminsManageMembers,
  everybodyMayLeave,
  everybodyOnItMayLook,
  externalPeopleStayViewers,
  membersConfigure,
  membersTendTheList,
  nobodyActsAboveTheirRole,
  nobodyOutranksTheirGranter,
  outsidersSeeNothing,
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
  ["an admin", { situation: admin }, true],
  ["a member", { situation: member }, true],
  ["a viewer", { situation: viewer }, true],
  ["an outsider", { situation: outsider }, ["request.not-found"]],
  ["a scheduler of the organization", { situation: scheduler }, true],
  ["an external viewer", { situation: worker }, true],
]);

ruleTable(everybodyOnItMayLook, "B3, A65, Q49", [
  ["an admin", { situation: admin }, true],
  ["a member", { situation: member }, true],
  ["a viewer", { situation: viewer }, true],
  ["an outsider", { situation: outsider }, false],
  ["a scheduler of the organization", { situation: scheduler }, true],
  ["an external viewer", { situation: worker }, ["request.forbidden"]],
]);

ruleTable(adminsManageMembers, "B55, Q9", [
  ["an admin", { situation: admin }, true],
  ["a member", { situation: member }, forbidden],
  ["a viewer", { situation: viewer }, forbidden],
  ["an outsider", { situation: outsider }, forbidden],
]);

ruleTable(membersTendTheList, "Q9, Q10", [
  ["an admin", { situation: admin }, true],
  ["a member", { situation: member }, true],
  ["a viewer", { situation: viewer }, forbidden],
  ["a viewer on their own row", { situation: viewer, row: { personId: "me", role: "viewer" } }, forbidden],
  ["an outsider", { situation: outsider }, forbidden],
]);

ruleTable(membersConfigure, "B62, B66", [
  ["an admin", { situation: admin }, true],
  ["a member", { situation: member }, true],
  ["a viewer", { situation: viewer }, forbidden],
  ["an outsider", { situation: outsider }, forbidden],
  ["a scheduler of the organization", { situation: scheduler }, forbidden],
]);

ruleTable(everybodyMayLeave, "Q9", [
  ["a viewer, on their own row", { situation: viewer, row: { personId: "me" } }, true],
  ["a member, on their own row", { situation: member, row: { personId: "me" } }, true],
  ["a member, on another row", { situation: member }, false],
  ["an admin, on another row", { situation: admin }, false],
]);

ruleTable(nobodyActsAboveTheirRole, "Q9", [
  ["an admin on an admin", { situation: admin, row: { role: "admin" } }, true],
  ["an admin on a viewer", { situation: admin, row: { role: "viewer" } }, true],
  ["a member on an admin", { situation: member, row: { role: "admin" } }, above],
  ["a member on a member", { situation: member, row: { role: "member" } }, true],
  ["a member on a viewer", { situation: member, row: { role: "viewer" } }, true],
  ["a viewer on an admin", { situation: viewer, row: { role: "admin" } }, above],
  ["a viewer on a member", { situation: viewer, row: { role: "member" } }, above],
  ["a viewer on a viewer", { situation: viewer, row: { role: "viewer" } }, true],
]);

ruleTable(nobodyOutranksTheirGranter, "Q9, P11, P20", [
  ["no role is asked for", { situation: viewer }, true],
  ["an admin gives admin", { situation: { ...admin, role: "admin" } }, true],
  ["a member gives admin", { situation: { ...member, role: "admin" } }, above],
  ["a member gives member", { situation: { ...member, role: "member" } }, true],
  ["a member gives viewer", { situation: { ...member, role: "viewer" } }, true],
  ["a viewer gives member", { situation: { ...viewer, role: "member" } }, above],
  ["a viewer gives themselves admin", { situation: { ...viewer, role: "admin" }, row: { personId: "me" } }, above],
  ["an outsider gives viewer", { situation: { ...outsider, role: "viewer" } }, above],
]);

ruleTable(externalPeopleStayViewers, "Q50", [
  ["no role is asked for", { situation: admin, row: { affiliation: "external" } }, true],
  ["viewer for external", { situation: { ...admin, role: "viewer" }, row: { affiliation: "external" } }, true],
  ["member for external", { situation: { ...admin, role: "member" }, row: { affiliation: "external" } }, external],
  ["admin for external", { situation: { ...admin, role: "admin" }, row: { affiliation: "external" } }, external],
  ["admin for internal", { situation: { ...admin, role: "admin" } }, true],
]);
