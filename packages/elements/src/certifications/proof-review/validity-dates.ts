import type { CertificationTypeView, ProofView } from "@rollcall/core";

/** The days to confirm, as field values: empty if there is none. */
export interface ValidityDates {
  readonly validFrom: string;
  readonly expiresOn: string;
}

/** The days that the person states, or those that follow from the certification's validity in months. */
export function datesOf(
  { issuedOn, claimedExpiresOn }: Pick<ProofView, "issuedOn" | "claimedExpiresOn">,
  { validMonths }: Pick<CertificationTypeView, "validMonths">,
  today: string,
): ValidityDates {
  const validFrom = issuedOn ?? today;
  return { validFrom, expiresOn: claimedExpiresOn ?? lastDayOf(validFrom, validMonths) };
}

/** The last day of a period of months; empty without a number or a first day. */
export function lastDayOf(firstDay: string, months: number | null): string {
  const first = new Date(`${firstDay}T00:00:00Z`);
  if (months === null || Number.isNaN(first.getTime())) return "";
  const last = new Date(first);
  last.setUTCMonth(first.getUTCMonth() + months);
  // A month without that day ends with its last day.
  if (last.getUTCDate() === first.getUTCDate()) last.setUTCDate(last.getUTCDate() - 1);
  else last.setUTCDate(0);
  return last.toISOString().slice(0, 10);
}
