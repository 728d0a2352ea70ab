import type { Awaitable } from "../kernel/awaitable.ts";
import type { PersonalRows } from "../kernel/personal-rows.ts";
import type { Read } from "../kernel/query.ts";
import type { CalendarReader, HostCalendars } from "./calendar-reader.ts";
import type { Clock } from "../kernel/clock.ts";
import type { HostDirectory } from "./host-directory.ts";
import type { Ids } from "../kernel/ids.ts";
import type { Limits } from "../kernel/rate-limits.ts";
import type { MailKind } from "./mail-kind.ts";
import type { Passwords } from "./passwords.ts";
import type { ProfileSettings } from "./profile-fields.ts";
import type { Secrets } from "./secrets.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

/** What of mail operations need to know: where links lead, how long they live, how much there may be. */
export interface MailEnvironment {
  readonly baseUrl: string;
  readonly paths: { readonly invitation: string };
  readonly invitationDays: number;
  readonly limits: { readonly perActor: number; readonly perSchedule: number; readonly perAddress: number };
}

/** What an operation may ask before its transaction: the ports whose answers take time. */
export interface Environment {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly limits: Limits;
  readonly calendars: CalendarReader;
  /** Busy times that the host itself knows; most hosts know none. */
  readonly hostCalendars: HostCalendars | undefined;
  readonly ids: Ids;
  /** How mail leaves; without it none does, and links lead nowhere. */
  readonly mail: MailEnvironment | undefined;
  /** The kinds of mail that domains declare, by name. */
  readonly mailKinds: Readonly<Record<string, MailKind>>;
  /** The fields of profiles: built in, and the host's. */
  readonly profile: ProfileSettings;
  readonly passwords: Passwords;
  readonly signIn: SignInSettings;
  /** The host's existing users; most hosts have a list of them. */
  readonly directory: HostDirectory | undefined;
  /** What the composed collections declare of personal data. */
  readonly personalRows: readonly PersonalRows[];
  /** Rows as they are before the transaction, for what must be computed of them; within it they are judged anew. */
  read<T>(what: Read<T>): Awaitable<T>;
  /** Runs an internal operation, in a transaction of its own. */
  run(name: string, input: unknown): Awaitable<unknown>;
}
