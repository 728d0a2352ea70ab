import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import type { Person } from "../people/collection.ts";
import { strangersStayHidden, canManagePeople } from "../people/rules.ts";

/** What the rules on somebody's way into the portal judge. */
export interface AccessContext {
  readonly actor: Actor;
  readonly person: Person;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A change of the pause, as it is asked. */
export interface PauseContext extends AccessContext {
  readonly until: number | null;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const deactivated: Reason = { code: "person.deactivated" };
const erased: Reason = { code: "person.erased" };
const active: Reason = { code: "person.already-active" };
const past: Reason = {
  code: "request.invalid",
  details: { issues: [{ field: "until", expected: "an instant that is still to come" }] },
};

/** Schedulers and organization admins activate, pause and let people in again (Q49). */
export const schedulersTendAccess = grant<AccessContext>(
  "schedulers tend access",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** Whoever is deactivated or erased is let in by nobody. */
export const theGoneStayOut = guard<AccessContext>("the gone stay out", ({ person }) => {
  if (person.state === "erased") return erased;
  return person.state === "active" || deactivated;
});

/** The account of an internal person is the host's, and whoever has chosen a password keeps it (A23, P31). */
export const onlyTheNotYetActiveAreActivated = guard<AccessContext>(
  "only the not yet active are activated",
  ({ person }) => (person.affiliation === "external" && person.stage !== "active") || active,
);

/** A pause ends in time to come. */
export const aPauseEndsAhead = guard<PauseContext>(
  "a pause ends ahead",
  ({ until, now }) => until === null || until > now || past,
);

/** Who activates, and whom. */
export const activationRules: readonly Rule<AccessContext>[] = [
  strangersStayHidden,
  schedulersTendAccess,
  theGoneStayOut,
  onlyTheNotYetActiveAreActivated,
];

/** Who pauses, and whom. Also somebody who is deactivated: the two are apart (A36). */
export const pauseRules: readonly Rule<PauseContext>[] = [
  strangersStayHidden,
  schedulersTendAccess,
  guard<AccessContext>("the erased have no portal", ({ person }) => person.state !== "erased" || erased),
  aPauseEndsAhead,
];
