import { namesByKey, type CatalogueName, maxTypes } from "../catalogues/catalogue.ts";
import { holdingsOf } from "../certifications/collection.ts";
import { covers, joined } from "../certifications/periods.ts";
import { certificationTypes } from "../certifications/type-collection.ts";
import type { Facts } from "../identity/operation.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import type { DayRange } from "../kernel/values/plain-dates.ts";
import { list, type ResultOf } from "../kernel/store/query.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { ShiftNeed } from "../shifts/collection.ts";
import type { Candidate } from "./candidate.ts";

/** The shifts whose needs are evaluated, and whose catalog names them. */
export interface NeedsOfShifts {
  readonly organizationId: string;
  readonly needs: readonly ShiftNeed[];
}

const graceOfTypes = list(certificationTypes, "name", 1, ["id", "graceDays"]);

const holdingsNameOf = (personId: string): string => `certifications of ${personId}`;

/** Reads the certifications of people, if a shift needs one. Current and former names of a type lead to it. */
export function certificationFacts({ organizationId, needs }: NeedsOfShifts, personIds: readonly string[]): Facts {
  const names = new Set(needs.filter(({ kind }) => kind === "certification").map(({ name }) => fold(name)));
  if (names.size === 0 || personIds.length === 0) return {};
  return {
    neededNames: namesByKey([...names].map((name) => [organizationId, "certification", name])),
    graceOfTypes: graceOfTypes({ equal: [organizationId], limit: maxTypes }),
    ...Object.fromEntries(personIds.map((personId) => [holdingsNameOf(personId), holdingsOf(personId)])),
  };
}

interface KnownCertifications {
  readonly neededNames?: readonly CatalogueName[];
  readonly graceOfTypes?: ResultOf<ReturnType<typeof graceOfTypes>>;
}

/** The certifications of a person by the names that shifts need. */
export function certificationsIn(known: object, personId: string): Candidate["certifications"] {
  const { neededNames = [], graceOfTypes: types = [] } = known as KnownCertifications;
  const holdings = factNamed<ResultOf<ReturnType<typeof holdingsOf>>>(known, holdingsNameOf(personId), []);
  return neededNames.flatMap(({ nameKey, typeId }) => {
    const holding = holdings.find((one) => one.typeId === typeId);
    if (holding === undefined) return [];
    const graceDays = types.find(({ id }) => id === typeId)?.graceDays ?? 0;
    return [{ name: nameKey, periods: joined(holding.periods), graceDays }];
  });
}

/** Whether a person has what a shift needs on its days: if not, the last day on which they have it, if there is one. */
export function validityOn(
  { name }: ShiftNeed,
  { certifications }: Pick<Candidate, "certifications">,
  days: DayRange,
): true | { readonly expiresOn: string | null } {
  const held = certifications.find((one) => one.name === fold(name));
  if (held === undefined) return { expiresOn: null };
  if (held.periods.some((period) => covers(period, days, held.graceDays))) return true;
  const earlier = held.periods.filter(({ until }) => until !== null && until < days.lastDay);
  return { expiresOn: earlier.at(-1)?.until ?? null };
}
