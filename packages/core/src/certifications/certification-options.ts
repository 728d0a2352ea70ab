import type { CertificationSettings } from "../ports/certification-settings.ts";

/** Options for certifications. */
export interface CertificationOptions {
  /**
   * When to notify the person and schedulers, in days before a certification expires (X15). Default: 60, 30 and 7. At most 5 values; empty
   * for no notices.
   */
  readonly noticeDays?: readonly number[];
}

/** The maximum number of notices, and the earliest one in days. */
const maxNotices = 5;
const maxDays = 365;

/**
 * The settings from the options.
 * @throws {TypeError} an option is invalid
 */
export function toCertificationSettings({
  noticeDays = [60, 30, 7],
}: CertificationOptions = {}): CertificationSettings {
  const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= maxDays;
  if (noticeDays.length > maxNotices || !noticeDays.every(isDays) || new Set(noticeDays).size < noticeDays.length)
    throw new TypeError(`\`certifications.noticeDays\` must be at most ${maxNotices} different days, up to ${maxDays}`);
  return { noticeDays: [...noticeDays].sort((one, other) => other - one) };
}
