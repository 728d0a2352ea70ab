import type { Awaitable } from "../kernel/platform/awaitable.ts";
import type { PersonalRows } from "../kernel/subjects/personal-rows.ts";
import type { Read } from "../kernel/store/query.ts";
import type { AskTimes } from "./ask-times.ts";
import type { AvailabilitySettings } from "./availability-settings.ts";
import type { CalendarReader, HostCalendars } from "./calendar-reader.ts";
import type { CertificationSettings } from "./certification-settings.ts";
import type { Clock } from "../kernel/platform/clock.ts";
import type { Digest } from "./digest.ts";
import type { MembershipTransfer } from "./membership-transfer.ts";
import type { ReportSettings } from "./report-settings.ts";
import type { ToDoSource } from "./to-do-source.ts";
import type { SwapSettings } from "./swap-settings.ts";
import type { EligibilitySettings } from "./eligibility-settings.ts";
import type { FileSettings } from "./file-settings.ts";
import type { HostDirectory } from "./host-directory.ts";
import type { LinkSettings } from "./link-settings.ts";
import type { Ids } from "../kernel/platform/ids.ts";
import type { Limits } from "../kernel/limits/rate-limits.ts";
import type { MailKind } from "./mail-kind.ts";
import type { MailPaths } from "./mail-settings.ts";
import type { NotificationSettings } from "./notification-settings.ts";
import type { Passwords } from "./passwords.ts";
import type { ProfileSettings } from "./profile-fields.ts";
import type { Secrets } from "./secrets.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

/** Mail settings that operations use: where links lead, how long they are valid, and limits. */
export interface MailEnvironment {
  readonly baseUrl: string;
  readonly paths: MailPaths;
  readonly invitationDays: number;
  readonly limits: { readonly perActor: number; readonly perSchedule: number; readonly perAddress: number };
}

/** What an operation can use before its transaction: ports that may be slow. */
export interface Environment {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly secrets: Secrets;
  readonly limits: Limits;
  readonly calendars: CalendarReader;
  /** Busy times from the host, if it provides them. */
  readonly hostCalendars: HostCalendars | undefined;
  readonly ids: Ids;
  /** How mail is sent. Without it, no mail is sent and links can't be opened. */
  readonly mail: MailEnvironment | undefined;
  /** The mail kinds of all domains, by name. */
  readonly mailKinds: Readonly<Record<string, MailKind>>;
  /** The profile fields: built-in ones and the host's. */
  readonly profile: ProfileSettings;
  /** How each reason against putting a person on a shift is treated. */
  readonly eligibility: EligibilitySettings;
  readonly passwords: Passwords;
  readonly signIn: SignInSettings;
  /** What workers can do with their availability. */
  readonly availability: AvailabilitySettings;
  /** When people are notified of certifications that expire. */
  readonly certifications: CertificationSettings;
  /** How workers swap shifts. */
  readonly swaps: SwapSettings;
  /** When people can amend the reports of their shifts. */
  readonly reports: ReportSettings;
  /** When people can be asked to take a shift. */
  readonly askTimes: readonly AskTimes[];
  /** How people are notified. */
  readonly notifications: NotificationSettings;
  /** Where uploaded files are stored; undefined without uploads. */
  readonly files: FileSettings | undefined;
  /** The products whose schedules can be linked. */
  readonly links: LinkSettings;
  /** The host's existing users, if it provides a directory. */
  readonly directory: HostDirectory | undefined;
  /** What passes to another person together with a membership. */
  readonly transfers: readonly MembershipTransfer[];
  /** The to-dos that domains add. */
  readonly toDos: readonly ToDoSource[];
  /** The personal data declarations of all collections. */
  readonly personalRows: readonly PersonalRows[];
  /** Reads rows before the transaction, for slow computations. The decision inside the transaction reads them again. */
  read<T>(what: Read<T>): Awaitable<T>;
  /** Runs an internal operation, in its own transaction. */
  run(name: string, input: unknown): Awaitable<unknown>;
}
