import type { Reason, ReasonOf } from "../contract/decision.ts";
import type { InputIssue } from "../contract/error-details.ts";
import { maxInName } from "../kernel/values/fields.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { erasedPeopleCantChange } from "../people/account-rules.ts";
import { strangersStayHidden, canManagePeople } from "../people/rules.ts";
import { colleaguesField } from "./colleagues.ts";
import { nameFields } from "./field-changes.ts";
import type { ChangeContext, ProfileContext } from "./profile-context.ts";

const forbidden: ReasonOf<"request.forbidden"> = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const changedSince: Reason = { code: "request.stale-version" };
const nameless = `a first and a last name of 1 to ${maxInName} characters together`;

const invalid = (issues: readonly InputIssue[]): Reason => ({ code: "request.invalid", details: { issues } });

/** Schedulers and organization admins read and write the profiles of their organization (Q49). */
export const schedulersManageProfiles = grant<ProfileContext>(
  "schedulers manage profiles",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** In the portal, people have access to their own profile only (A63, P42). */
export const workersHaveTheirOwnProfile = grant<ProfileContext>(
  "workers have their own profile",
  ({ actor, person }) => actor.personId === person.id,
);

/** The host manages the names of its users (Q51). */
export const theHostNamesItsUsers = guard<ChangeContext>("the host names its users", ({ person, changes }) => {
  const fields = changes.map(({ field }) => field).filter((field) => nameFields.includes(field));
  return person.affiliation === "external" || fields.length === 0 || { ...forbidden, details: { fields } };
});

/** A name can't be empty or too long (P12). */
export const everyoneHasAName = guard<ChangeContext>(
  "everyone has a name",
  ({ name }) =>
    name === undefined ||
    (name !== "" && name.length <= maxInName) ||
    invalid([{ field: "set.lastName", expected: nameless }]),
);

/**
 * Only people of the same organization can be named as colleagues. People of another organization are treated as missing (P21).
 */
export const colleaguesAreOtherPeople = guard<ChangeContext>(
  "colleagues are other people",
  ({ strangers }) =>
    strangers.length === 0 ||
    invalid(
      strangers.map((place) => ({ field: `set.${colleaguesField}.${place}.personId`, expected: "another person" })),
    ),
);

/** A restored value must be valid for the field today. */
export const restoredValuesAreStillValid = guard<ChangeContext>(
  "restored values are still valid",
  ({ unfit }) => unfit.length === 0 || invalid(unfit),
);

/** A change that waited, such as one made without a connection, doesn't replace a value its author hasn't seen (X11, P44). */
export const waitingChangesReplaceWhatWasSeen = guard<ChangeContext>(
  "waiting changes replace what was seen",
  ({ unseen }) => unseen.length === 0 || changedSince,
);

/** Organization admins export a person's data (Q49). */
export const organizationAdminsExportPeople = grant<ProfileContext>(
  "organization admins export people",
  ({ actor }) => actor.organizationRole === "admin" || forbidden,
);

const changeGuards: readonly Rule<ChangeContext>[] = [
  erasedPeopleCantChange,
  theHostNamesItsUsers,
  everyoneHasAName,
  colleaguesAreOtherPeople,
  restoredValuesAreStillValid,
  waitingChangesReplaceWhatWasSeen,
];

/** The rules for reading a profile (Q49). */
export const readRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, schedulersManageProfiles];

/** The rules for reading one's own profile in the portal (A63). */
export const readOwnRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, workersHaveTheirOwnProfile];

/** The rules for changing a profile (Q32, Q49). */
export const changeRules: readonly Rule<ChangeContext>[] = [...readRules, ...changeGuards];

/** The rules for changing one's own profile (A66, Q32). */
export const changeOwnRules: readonly Rule<ChangeContext>[] = [...readOwnRules, ...changeGuards];

/** The rules for exporting a person's data (Q49). */
export const exportRules: readonly Rule<ProfileContext>[] = [strangersStayHidden, organizationAdminsExportPeople];
