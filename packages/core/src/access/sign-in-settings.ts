import type { SignInSettings } from "../ports/sign-in-settings.ts";

/** How people sign in to the portal. Every setting is optional. */
export interface SignInOptions {
  /** The minimum length of a password: 15 by default, at least 8 (Q47). */
  readonly leastPassword?: number;
  /** How long a temporary password is valid, in hours: 72 by default, at most 168 (Q27). */
  readonly temporaryHours?: number;
  /** How long a session lasts regardless of use, in days: 30 by default. */
  readonly sessionDays?: number;
  /** How long an unused session lasts, in days: 7 by default. */
  readonly idleDays?: number;
  /** Where users of the host change their password. If set, the portal shows a card for it (Q38). */
  readonly hostPasswordUrl?: string;
}

/** The maximum length of a password in characters, after NFC. A limit in bytes applies before anything is hashed (P39). */
export const maxPasswordBytes = 1024;

/**
 * The settings from the options.
 * @throws {TypeError} a number is out of range
 */
export function toSignInSettings(options: SignInOptions = {}): SignInSettings {
  const { leastPassword = 15, temporaryHours = 72, sessionDays = 30, idleDays = 7, hostPasswordUrl } = options;
  const within = (name: string, value: number, least: number, most: number): void => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new TypeError(`\`signIn.${name}\` must be a whole number from ${least} to ${most}`);
  };
  within("leastPassword", leastPassword, 8, 64);
  within("temporaryHours", temporaryHours, 1, 168);
  within("sessionDays", sessionDays, 1, 365);
  within("idleDays", idleDays, 1, 365);
  const url = hostPasswordUrl === undefined ? {} : { hostPasswordUrl };
  return { leastPassword, temporaryHours, sessionDays, idleDays, ...url };
}
