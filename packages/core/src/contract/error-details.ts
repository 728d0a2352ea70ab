import type { ErrorCode } from "./error-codes.ts";

/** One problem with an input. */
export interface InputIssue {
  /** The path to the value, such as `people.3.role`; empty for the whole input. */
  readonly field: string;
  readonly expected: string;
}

interface Issues {
  readonly issues: readonly InputIssue[];
}

interface AffectedSchedules {
  /** The ids of some affected schedules, if the operation affects several. */
  readonly scheduleIds?: readonly string[] | undefined;
  /** How many schedules are affected. */
  readonly schedules?: number | undefined;
}

interface UpTo {
  /** The maximum. */
  readonly most: number;
}

interface ExceededLimit {
  /** The limit of the profile, in hours or days. */
  readonly limit: number;
  /** The value with the shift. */
  readonly planned: number;
}

interface MissingNeed {
  readonly name: string;
}

interface CalendarFailure {
  readonly problem: string;
}

/** The details of each code that has any. `ports/error-details.ts` has their schemas. */
export interface ErrorDetailsByCode {
  readonly "request.invalid": Issues;
  readonly "person.email-invalid": Issues;
  readonly "person.name-invalid": Issues;
  readonly "member.role-unknown": Issues;
  readonly "request.too-large": UpTo;
  /** In bytes. */
  readonly "file.too-large": UpTo;
  readonly "file.quota-exceeded": {
    /** The maximum number of files of one person. */
    readonly files?: number | undefined;
    /** The maximum total of their sizes, in bytes. */
    readonly bytes?: number | undefined;
  };
  readonly "file.type-unsupported": {
    /** The types that can be uploaded, as names. */
    readonly types: readonly string[];
  };
  readonly "request.unsupported": {
    readonly expected: string;
  };
  readonly "request.version-mismatch": {
    readonly client: string | number;
    readonly server: string | number;
  };
  readonly "request.throttled": {
    /** Seconds until the next attempt can succeed. */
    readonly retryAfter?: number | undefined;
    /** The maximum at a time. */
    readonly most?: number | undefined;
  };
  readonly "request.forbidden": {
    /** The fields that the caller may not set. */
    readonly fields?: readonly string[] | undefined;
  };
  readonly "request.stale-version": {
    /** The current version, if the caller named one. */
    readonly version?: number | undefined;
  };
  readonly "report.incomplete": {
    /** The ids of the fields whose answer is missing or invalid; `workedFrom` or `workedUntil` for the times. */
    readonly fields: readonly string[];
  };
  readonly "request.key-reused": {
    /** The operation that the idempotency key was used for. */
    readonly operation: string;
  };
  readonly "password.too-short": {
    /** The minimum number of characters. */
    readonly least: number;
  };
  readonly "calendar.address-invalid": CalendarFailure;
  readonly "calendar.unreadable": CalendarFailure;
  readonly "sync.upstream-failed": CalendarFailure;
  readonly "person.too-many-schedules": UpTo;
  readonly "calendar-link.too-many": UpTo;
  readonly "notification.too-many-devices": UpTo;
  readonly "catalogue.too-many": UpTo;
  readonly "invitation.other-account": {
    /** The invited address, masked. */
    readonly invited: string;
  };
  /** The id of the member, where people are added. */
  readonly "member.already-there": { readonly personId?: string | undefined };
  readonly "member.last-admin": AffectedSchedules;
  readonly "member.last-assignable": AffectedSchedules;
  readonly "offer.changed": {
    /** The current version of the shift. */
    readonly version: number;
  };
  readonly "offer.not-eligible": {
    /** The codes of the reasons. */
    readonly reasons: readonly string[];
  };
  readonly "worker.other-shift": {
    /** Whether all overlapping shifts are on other schedules. */
    readonly elsewhere: boolean;
  };
  readonly "worker.too-little-rest": ExceededLimit;
  readonly "worker.too-many-hours": ExceededLimit;
  readonly "worker.too-many-days": ExceededLimit;
  readonly "worker.restricted": {
    /** The kind of restriction, such as `not-at`. Only for schedulers and admins of the organization. */
    readonly kind: string;
  };
  readonly "worker.skill-missing": MissingNeed;
  readonly "worker.certification-missing": MissingNeed;
  readonly "worker.certification-expired": {
    readonly name: string;
    /** The last day on which it is valid: a date such as `2026-11-29`. */
    readonly expiresOn: string;
  };
  readonly "certification.not-renewable": {
    /** The first day on which a renewal can be submitted, unless it doesn't expire. */
    readonly from?: string | undefined;
  };
  readonly "certification.file-type": {
    /** The accepted kinds of files: `pdf` and `image`. */
    readonly types: readonly string[];
  };
  readonly "server.unreachable": {
    /** The HTTP status of a response that isn't from Rollcall. */
    readonly status?: number | undefined;
  };
  readonly internal: {
    /** A mistake in the host's code and how to fix it. Never sent in production. */
    readonly hint?: string | undefined;
  };
}

/** A code with details. */
export type DetailedCode = keyof ErrorDetailsByCode & ErrorCode;

/** No details. */
export type NoDetails = Readonly<Record<string, never>>;

/** The details of a code: plain values that explain it. Never a secret, never another person's data. */
export type ErrorDetailsOf<Code extends ErrorCode> = Code extends DetailedCode ? ErrorDetailsByCode[Code] : NoDetails;

/** The details of any code. */
export type ErrorDetails = ErrorDetailsOf<ErrorCode>;
