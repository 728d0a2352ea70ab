/** Settings for signing in to the worker portal. */
export interface SignInSettings {
  /** Minimum length of a password (Q47). */
  readonly leastPassword: number;
  /** How long a temporary password is valid, in hours (Q27). */
  readonly temporaryHours: number;
  /** Maximum duration of a session, in days. */
  readonly sessionDays: number;
  /** Maximum idle time of a session, in days. */
  readonly idleDays: number;
  /** Where users of the host change their password, if that is possible (Q38). */
  readonly hostPasswordUrl?: string;
}
