import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from "@casl/ability";
import type { ErrorCode, JudgedMember, MemberAction, MemberContext, Role } from "@rollcall/core";

/** A member as CASL knows one. */
type Subject = "Member" | (JudgedMember & { readonly __caslSubjectType__: "Member" });

type Ability = MongoAbility<[MemberAction, Subject]>;

const roles: readonly Role[] = ["viewer", "member", "admin"];

/**
 * The same rules as its guide has one write them: conditions on the row for what depends on it, none for what does not,
 * and a reason with each prohibition. Built once for a caller and a schedule. The prohibition declared last speaks first.
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
    const lastAdmin = { role: "admin", able: true } as const;
    cannot(["remove", "make-member", "make-viewer"], "Member", lastAdmin).because("member.last-admin");
  }
  cannot(["make-admin", "make-member"], "Member", { affiliation: "external" }).because("member.external-role");
  if (myRole !== "admin" && myRole !== undefined) {
    const above = roles.slice(roles.indexOf(myRole) + 1);
    cannot(["set-assignable", "set-invited"], "Member", { role: { $in: above } }).because("member.role-above-yours");
  }
  return build();
}

/** A row as CASL wants to be given it. */
export const caslMember = (row: JudgedMember) => subject("Member", { ...row });

/** Why not, in CASL's way: the reason of the rule that decides; nothing if it is allowed. */
export function caslWhyNot(ability: Ability, action: MemberAction, row: ReturnType<typeof caslMember>) {
  if (ability.can(action, row)) return undefined;
  return (ability.relevantRuleFor(action, row)?.reason ?? "request.forbidden") as ErrorCode;
}
