import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from "@casl/ability";
import type { ErrorCode, EvaluatedMember, MemberAction, MemberContext, Role } from "@rollcall/core";

/** A member as a CASL subject. */
type Subject = "Member" | (EvaluatedMember & { readonly __caslSubjectType__: "Member" });

type Ability = MongoAbility<[MemberAction, Subject]>;

const roles: readonly Role[] = ["viewer", "member", "admin"];

/**
 * The same rules as CASL's guide recommends: conditions only for rules that depend on the row, and a reason for each
 * prohibition. Built once per caller and schedule. The last declared prohibition is checked first.
 */
export function caslAbility({ actor, schedule, myRole }: MemberContext): Ability {
  const { can, cannot, build } = new AbilityBuilder<Ability>(createMongoAbility);
  can("remove", "Member", { personId: actor.personId });
  if (myRole === "admin") can(["remove", "make-admin", "make-member", "make-viewer"], "Member");
  if (myRole === "admin" || myRole === "member") can(["set-assignable", "set-invited"], "Member");
  if (schedule.autoSend) cannot("set-invited", "Member").because("member.invited-fixed");
  else cannot("set-invited", "Member", { invitation: { $ne: "not-invited" } }).because("member.invited-fixed");
  if (schedule.assignables <= 1) {
    cannot(["remove", "set-assignable"], "Member", { assignable: true }).because("member.last-assignable");
  }
  if (schedule.admins <= 1) {
    const lastAdmin = { role: "admin", canAct: true } as const;
    cannot(["remove", "make-member", "make-viewer"], "Member", lastAdmin).because("member.last-admin");
  }
  cannot(["make-admin", "make-member"], "Member", { affiliation: "external" }).because("member.external-role");
  if (myRole !== "admin" && myRole !== undefined) {
    const above = roles.slice(roles.indexOf(myRole) + 1);
    cannot(["set-assignable", "set-invited"], "Member", { role: { $in: above } }).because("member.role-above-yours");
  }
  return build();
}

/** Converts a row to a CASL subject. */
export const caslMember = (row: EvaluatedMember) => subject("Member", { ...row });

/** The reason given by the deciding CASL rule, or `undefined` if allowed. */
export function caslWhyNot(ability: Ability, action: MemberAction, row: ReturnType<typeof caslMember>) {
  if (ability.can(action, row)) return undefined;
  return (ability.relevantRuleFor(action, row)?.reason ?? "request.forbidden") as ErrorCode;
}
