/** How people sign in to the portal: the set-up's word. */
export interface SignInSettings {
  /** The fewest characters of a password (Q47). */
  readonly leastPassword: number;
  /** How long a temporary password is good, in hours (Q27). */
  readonly temporaryHours: number;
  /** How long a session lasts however much it is used, in days. */
  readonly sessionDays: number;
  /** How long it lasts unused, in days. */
  readonly idleDays: number;
  /** Where users of the host change their password, if they can (Q38). */
  readonly hostPasswordUrl?: string;
}
