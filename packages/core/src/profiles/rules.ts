import type { Reason, ReasonOf } from "../contract/decision.ts";
import type { InputIssue } from "../contract/error-details.ts";
import { maxInName } from "../kernel/fields.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import { oneTransactionCarriesAll, theErasedAreGone } from "../people/account-rules.ts";
import { strangersStayHidden, canManagePeople } from "../people/rules.ts";
import { nameFields } from "./field-changes.ts";
import type { ChangeContext, ProfileContext } from "./profile-context.ts";

const forbidden: ReasonOf<"request.forbidden"> = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const nameless = `a first and a last name of 1 to ${maxInName} characters together`;

const invalid = (issues: readonly InputIssue[]): Reason => ({ code: "request.invalid", details: { issues } });

/** Schedulers and organization admins read and write the profiles of everybody of theirs (Q49). */
export const schedulersTendProfiles = grant<ProfileContext>(
  "schedulers tend profiles",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** In the portal, everybody has their own profile and no other (A63, P42). */
export const workersHaveTheirOwnProfile = grant<ProfileContext>(
  "workers have their own profile",
  ({ actor, person }) => actor.personId === person.id,
);

/** What users of the host are called, the host says (Q51). */
export const theHostNamesItsUsers = guard<ChangeContext>("the host names its users", ({ person, changes }) => {
  const fields = changes.map(({ field }) => field).filter((field) => nameFields.includes(field));
  return person.affiliation === "external" || fields.length === 0 || { ...forbidden, details: { fields } };
});

/** Everybody is called something, and nobody more than a name has room for (P12). */
export const aNameStays = guard<ChangeContext>(
  "a name stays",
  ({ name }) =>
    name === undefined ||
    (name !== "" && name.length <= maxInName) ||
    invalid([{ field: "set.lastName", expected: nameless }]),
);

/** What comes back from history is a value that the field may hold today. */
export const whatComesBackStillFits = guard<ChangeContext>(
  "what comes back still fits",
  ({ unfit }) => unfit.length === 0 || invalid(unfit),
);

/** Organization admins hand out what is kept of a person (Q49). */
export const organizationAdminsExportPeople = grant<ProfileContext>(
  "organization admins export people",
  ({ actor }) => actor.organizationRole === "admin" || forbidden,
);

const changeGuards: readonly Rule<ChangeContext>[] = [
  theErasedAreGone,
  theHostNamesItsUsers,
  aNameStays,
  oneTransactionCarriesAll,
  whatComesBackStillFits,
];

/** Who looks at somebody's profile (Q49). */
export const readRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, schedulersTendProfiles];

/** Who looks at their own, in the portal (A63). */
export const readOwnRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, workersHaveTheirOwnProfile];

/** Who changes somebody's profile, and when (Q32, Q49). */
export const changeRules: readonly Rule<ChangeContext>[] = [...readRules, ...changeGuards];

/** Who changes their own, and when (A66, Q32). */
export const changeOwnRules: readonly Rule<ChangeContext>[] = [...readOwnRules, ...changeGuards];

/** Who exports all that is kept of somebody (Q49). */
export const exportRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, organizationAdminsExportPeople];
