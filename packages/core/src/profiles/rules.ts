import type { Reason } from "../contract/decision.ts";
import { mostInName } from "../kernel/fields.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import { oneTransactionCarriesAll, theErasedAreGone } from "../people/account-rules.ts";
import { strangersStayHidden, tendsPeople } from "../people/rules.ts";
import { nameFields } from "./field-changes.ts";
import type { ChangeSituation, ProfileSituation } from "./situation.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const nameless = `a first and a last name of 1 to ${mostInName} characters together`;

const invalid = (issues: readonly object[]): Reason => ({ code: "request.invalid", details: { issues } });

/** Schedulers and organization admins read and write the profiles of everybody of theirs (Q49). */
export const schedulersTendProfiles = grant<ProfileSituation>(
  "schedulers tend profiles",
  ({ actor }) => tendsPeople(actor) || forbidden,
);

/** In the portal, everybody has their own profile and no other (A63, P42). */
export const workersHaveTheirOwnProfile = grant<ProfileSituation>(
  "workers have their own profile",
  ({ actor, person }) => actor.personId === person.id,
);

/** What users of the host are called, the host says (Q51). */
export const theHostNamesItsUsers = guard<ChangeSituation>("the host names its users", ({ person, changes }) => {
  const fields = changes.map(({ field }) => field).filter((field) => nameFields.includes(field));
  return person.affiliation === "external" || fields.length === 0 || { ...forbidden, details: { fields } };
});

/** Everybody is called something, and nobody more than a name has room for (P12). */
export const aNameStays = guard<ChangeSituation>(
  "a name stays",
  ({ name }) =>
    name === undefined ||
    (name !== "" && name.length <= mostInName) ||
    invalid([{ field: "set.lastName", expected: nameless }]),
);

/** What comes back from history is a value that the field may hold today. */
export const whatComesBackStillFits = guard<ChangeSituation>(
  "what comes back still fits",
  ({ unfit }) => unfit.length === 0 || invalid(unfit),
);

/** Organization admins hand out what is kept of a person (Q49). */
export const organizationAdminsExportPeople = grant<ProfileSituation>(
  "organization admins export people",
  ({ actor }) => actor.organizationRole === "admin" || forbidden,
);

const changeGuards: readonly Rule<ChangeSituation>[] = [
  theErasedAreGone,
  theHostNamesItsUsers,
  aNameStays,
  oneTransactionCarriesAll,
  whatComesBackStillFits,
];

/** Who looks at somebody's profile (Q49). */
export const readRules: readonly Rule<ProfileSituation>[] = [strangersStayHidden, schedulersTendProfiles];

/** Who looks at their own, in the portal (A63). */
export const readOwnRules: readonly Rule<ProfileSituation>[] = [strangersStayHidden, workersHaveTheirOwnProfile];

/** Who changes somebody's profile, and when (Q32, Q49). */
export const changeRules: readonly Rule<ChangeSituation>[] = [...readRules, ...changeGuards];

/** Who changes their own, and when (A66, Q32). */
export const changeOwnRules: readonly Rule<ChangeSituation>[] = [...readOwnRules, ...changeGuards];

/** Who exports all that is kept of somebody (Q49). */
export const exportRules: readonly Rule<ProfileSituation>[] = [strangersStayHidden, organizationAdminsExportPeople];
