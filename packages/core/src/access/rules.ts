import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { Person } from "../people/collection.ts";
import type { SignInLock } from "./sign-in-lock.ts";
import { strangersStayHidden, canManagePeople } from "../people/rules.ts";

/** The context of the rules on portal access. */
export interface AccessContext {
  readonly actor: Actor;
  readonly person: Person;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The lock after wrong passwords, if there is one (Q54). */
  readonly lock?: SignInLock | undefined;
}

/** A requested change to the pause. */
export interface PauseContext extends AccessContext {
  readonly until: number | null;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const deactivated: Reason = { code: "person.deactivated" };
const erased: Reason = { code: "person.erased" };
const active: Reason = { code: "person.already-active" };
const past: Reason = {
  code: "request.invalid",
  details: { issues: [{ field: "until", expected: "a future instant" }] },
};

/** Schedulers and organization admins activate people, pause their portal and open it again (Q49). */
export const schedulersManageAccess = grant<AccessContext>(
  "schedulers manage access",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** A deactivated or erased person can't be given access. */
export const onlyActivePeopleGetAccess = guard<AccessContext>("only active people get access", ({ person }) => {
  if (person.state === "erased") return erased;
  return person.state === "active" || deactivated;
});

/** The host manages the accounts of internal people, and a chosen password is kept (A23, P31). */
export const onlyInactiveAccountsAreActivated = guard<AccessContext>(
  "only inactive accounts are activated",
  ({ person }) => (person.affiliation === "external" && person.stage !== "active") || active,
);

/** Staff can replace a chosen password only while wrong passwords lock the account, and only by mail (Q58, P31). */
export const onlyInactiveOrLockedAccountsGetAPassword = guard<AccessContext>(
  "only inactive or locked accounts get a password",
  ({ person, lock }) =>
    (person.affiliation === "external" && (person.stage !== "active" || lock !== undefined)) || active,
);

/** A pause must end in the future. */
export const aPauseEndsInTheFuture = guard<PauseContext>(
  "a pause ends in the future",
  ({ until, now }) => until === null || until > now || past,
);

/** The rules of reading and unlocking a person's portal access. */
export const accessRules: readonly Rule<AccessContext>[] = [strangersStayHidden, schedulersManageAccess];

/** The rules for activating a person. */
export const activationRules: readonly Rule<AccessContext>[] = [
  strangersStayHidden,
  schedulersManageAccess,
  onlyActivePeopleGetAccess,
  onlyInactiveAccountsAreActivated,
];

/** The rules for mailing another temporary password. */
export const resendRules: readonly Rule<AccessContext>[] = [
  strangersStayHidden,
  schedulersManageAccess,
  onlyActivePeopleGetAccess,
  onlyInactiveOrLockedAccountsGetAPassword,
];

/** The rules for pausing a person's portal. They allow deactivated people: pause and account are independent (A36). */
export const pauseRules: readonly Rule<PauseContext>[] = [
  strangersStayHidden,
  schedulersManageAccess,
  guard<AccessContext>("erased people have no portal", ({ person }) => person.state !== "erased" || erased),
  aPauseEndsInTheFuture,
];
