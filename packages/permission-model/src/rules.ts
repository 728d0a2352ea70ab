import {
  type Actor,
  grant,
  guard,
  type EvaluatedMember,
  outsidersSeeNothing,
  type Reason,
  type Rule,
} from "@rollcall/core/model";
import type { SimulationContext } from "./simulation-context.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const adminsOnly: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const externalRole: Reason = { code: "member.external-role", remedy: "choose-viewer" };

/** Internal people see who may do what (X21); external people only use the portal (A65). */
export const internalPeopleSeeTheMatrix = grant<{ readonly actor: Actor }>(
  "internal people see the matrix",
  ({ actor }) => actor.affiliation === "internal" || forbidden,
);

/** Admins of the schedule and of the organization simulate what a person could do (X21). */
const adminsSimulate = grant<SimulationContext>("admins simulate", ({ myRole }) => myRole === "admin" || adminsOnly);

/** Roles that external people can never have (Q49, Q50) can't be simulated. */
const externalPeopleStayWhatTheyAre = guard<SimulationContext>("external people keep their roles", ({ person, as }) => {
  if (person.affiliation === "internal") return true;
  const isMore = as.role === "admin" || as.role === "member" || as.organizationRole !== undefined;
  return !isMore || externalRole;
});

/** The rules for a simulation. */
export const simulationRules: readonly Rule<SimulationContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  adminsSimulate,
  externalPeopleStayWhatTheyAre,
];
