import { type Change, insert, update } from "../kernel/change.ts";
import { type PersonalValue, personalValues, personalValuesOf } from "../kernel/personal-values.ts";
import { pendingErasures } from "./pending-erasures.ts";

/** The most values that one transaction erases. */
export const maxErased = 500;

/** A fact: what history still holds of a person, as many as one transaction erases. */
export const valuesToErase = (personId: string) => personalValuesOf({ equal: [personId, false], limit: maxErased });

/**
 * Forgets what history holds of a person; the digests stay, so that the seals hold. For the plan of whatever erases the
 * person: where there are more values than one transaction erases, the next sweep forgets the rest.
 * @param personId whom
 * @param held what the fact `valuesToErase` has answered
 * @param now milliseconds since the epoch
 */
export function eraseHistoryOf(personId: string, held: readonly PersonalValue[], now: number): readonly Change[] {
  const rest = held.length < maxErased ? [] : [insert(pendingErasures, { personId, since: now })];
  return [...eraseValues(held), ...rest];
}

/** Value and salt go, the digest stays. */
export const eraseValues = (held: readonly PersonalValue[]): readonly Change[] =>
  held.map(({ topic, number, place }) =>
    update(personalValues, [topic, number, place], { value: null, salt: null, erased: true }),
  );
