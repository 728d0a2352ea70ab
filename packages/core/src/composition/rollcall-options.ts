import type { SignInOptions } from "../access/sign-in-settings.ts";
import type { AnyCollection } from "../kernel/collection.ts";
import type { Operation } from "../identity/operation.ts";
import type { MailOptions } from "../mail/mail-settings.ts";
import type { CalendarReader, HostCalendars } from "../ports/calendar-reader.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Digest } from "../ports/digest.ts";
import type { Domain } from "../identity/domain.ts";
import type { HostDirectory } from "../ports/host-directory.ts";
import type { Ids } from "../kernel/ids.ts";
import type { Limits } from "../kernel/rate-limits.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Store } from "../kernel/store.ts";
import type { ProfileOptions } from "../profiles/create-profile-fields.ts";

/** What a Rollcall is composed of. */
export interface RollcallOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Digests for the seals of history; what Node and browsers bring along, if left out. */
  readonly digest?: Digest;
  /** Makes the secrets of links; with a key that lives as long as the process, if left out. */
  readonly secrets?: Secrets;
  /** How often things may happen, counted in the store that is given; without limits if left out. */
  readonly limits?: (store: Store, clock: Clock) => Limits;
  /** Reads calendars by their address; none can be connected if left out. */
  readonly calendars?: CalendarReader;
  /** Busy times that the host itself knows, for hosts that hold their users' calendars (Q52). */
  readonly hostCalendars?: HostCalendars;
  /** Hashes the passwords of external people; PBKDF2 of Node and browsers, if left out. `nodePlatform` has Argon2id. */
  readonly passwords?: Passwords;
  /** Passwords, sessions, and where users of the host change theirs (Q27, Q38, Q47). */
  readonly signIn?: SignInOptions;
  /** The host's existing users, for whoever plans to pick from (A4). */
  readonly directory?: HostDirectory;
  /** How mail leaves. Without it invitations stay queued, and no link can be copied. */
  readonly mail?: MailOptions;
  /** The host's own fields on people (X26), and what of profiles workers read (Q32). */
  readonly profile?: ProfileOptions;
  /** The host's own domains. */
  readonly domains?: readonly Domain[];
  /** A host's own operations, beside Rollcall's. */
  readonly operations?: readonly Operation[];
  /** Collections of the host's own operations. */
  readonly collections?: readonly AnyCollection[];
}
