import type { SignInSettings } from "../ports/sign-in-settings.ts";

/** How people sign in to the portal; each may be left out. */
export interface SignInOptions {
  /** The fewest characters of a password: 15, and never under 8 (Q47). */
  readonly leastPassword?: number;
  /** How long a temporary password is good, in hours: 72, and at most 168 (Q27). */
  readonly temporaryHours?: number;
  /** How long a session lasts however much it is used, in days: 30. */
  readonly sessionDays?: number;
  /** How long it lasts unused, in days: 7. */
  readonly idleDays?: number;
  /** Where users of the host change their password, if they can: then the portal has a card for it (Q38). */
  readonly hostPasswordUrl?: string;
}

/** The most characters of a password, after NFC; in bytes it is refused before anything is hashed (P39). */
export const maxPasswordBytes = 1024;

/**
 * The settings from the options.
 * @throws {TypeError} a figure is not what it may be
 */
export function toSignInSettings(options: SignInOptions = {}): SignInSettings {
  const { leastPassword = 15, temporaryHours = 72, sessionDays = 30, idleDays = 7, hostPasswordUrl } = options;
  const within = (name: string, value: number, least: number, most: number): void => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new TypeError(`\`signIn.${name}\` is a whole number from ${least} to ${most}`);
  };
  within("leastPassword", leastPassword, 8, 64);
  within("temporaryHours", temporaryHours, 1, 168);
  within("sessionDays", sessionDays, 1, 365);
  within("idleDays", idleDays, 1, 365);
  const url = hostPasswordUrl === undefined ? {} : { hostPasswordUrl };
  return { leastPassword, temporaryHours, sessionDays, idleDays, ...url };
}
