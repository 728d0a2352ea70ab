import type { ReportOptions } from "../reports/report-options.ts";
import type { SwapOptions } from "../swaps/swap-options.ts";
import type { CertificationOptions } from "../certifications/certification-options.ts";
import type { AvailabilityOptions } from "../availability/availability-options.ts";
import type { SignInOptions } from "../access/sign-in-settings.ts";
import type { NotificationOptions } from "../notifications/create-notification-settings.ts";
import type { MailOptions } from "../mail/mail-settings.ts";
import type { CalendarReader, HostCalendars } from "../ports/calendar-reader.ts";
import type { Clock } from "../kernel/platform/clock.ts";
import type { Digest } from "../ports/digest.ts";
import type { Domain } from "../identity/domain.ts";
import type { EligibilityOptions } from "../eligibility/create-eligibility-settings.ts";
import type { FileOptions } from "../documents/file-options.ts";
import type { HostDirectory } from "../ports/host-directory.ts";
import type { Ids } from "../kernel/platform/ids.ts";
import type { LinkOptions } from "../ports/link-settings.ts";
import type { Limits } from "../kernel/limits/rate-limits.ts";
import type { Observer } from "../ports/observer.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Store } from "../kernel/store/store.ts";
import type { ProfileOptions } from "../profiles/create-profile-fields.ts";

/** The options of `createRollcall`. */
export interface RollcallOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Digests for the seals of history. Default: the Web Crypto API. */
  readonly digest?: Digest;
  /** Creates the secrets in links. Default: with a random key that lives as long as the process. */
  readonly secrets?: Secrets;
  /** Rate limits, counted in the given store. Default: no limits. */
  readonly limits?: (store: Store, clock: Clock) => Limits;
  /** Reads calendars by their address. Without it, calendars can't be connected. */
  readonly calendars?: CalendarReader;
  /** Busy times from the host, for hosts that store their users' calendars (Q52). */
  readonly hostCalendars?: HostCalendars;
  /** Hashes the passwords of external people. Default: PBKDF2 of the Web Crypto API. `nodePlatform` uses Argon2id. */
  readonly passwords?: Passwords;
  /** Settings for passwords and sessions, and where users of the host change their password (Q27, Q38, Q47). */
  readonly signIn?: SignInOptions;
  /** What workers can do with their availability: approvals, parts of days, weekly blocks (Q28, A69, X18). */
  readonly availability?: AvailabilityOptions;
  /** When people are notified of certifications that expire (X15). */
  readonly certifications?: CertificationOptions;
  /** How workers swap shifts: whether a planner approves (Q60). */
  readonly swaps?: SwapOptions;
  /** Where the files that people upload are stored, and their limits. Without it, nothing can be uploaded. */
  readonly files?: FileOptions;
  /** For how long people can amend the reports of their shifts (X17). */
  readonly reports?: ReportOptions;
  /** The products whose schedules can be linked, such as those of `@rollcall/links` (B19). */
  readonly links?: LinkOptions;
  /** The host's existing users, for schedulers to select from (A4). */
  readonly directory?: HostDirectory;
  /** How mail is sent. Without it, invitations stay queued and links can't be copied. */
  readonly mail?: MailOptions;
  /** How people are notified: push messages, the host itself, defaults and texts (X19). */
  readonly notifications?: NotificationOptions;
  /** The host's own profile fields (X26), and which fields workers can read (Q32). */
  readonly profile?: ProfileOptions;
  /** How each reason against putting a person on a shift is treated: block, warn or ignore (A11, A13). */
  readonly eligibility?: EligibilityOptions;
  /** Follows what happens, for traces and metrics. `nodePlatform` has `openTelemetry()`. */
  readonly observer?: Observer;
  /** Domains in addition to Rollcall's: the host's own, and `permissionModel` for the permission matrix. */
  readonly domains?: readonly Domain[];
}
