/** What sort of refusal a code is. The domain knows kinds; HTTP statuses live in the server. */
export type ErrorKind =
  | "invalid"
  | "too-large"
  | "unsupported"
  | "unauthenticated"
  | "forbidden"
  | "hidden"
  | "conflict"
  | "throttled"
  | "unavailable"
  | "internal";

/** The closed vocabulary: every code that an operation, a transport or a decision can answer with. */
export const errorKinds = {
  "request.invalid": "invalid",
  "person.email-invalid": "invalid",
  "member.role-unknown": "invalid",
  "password.too-short": "invalid",
  "password.too-common": "invalid",
  "password.unchanged": "invalid",
  "calendar.address-invalid": "invalid",
  "calendar.unreadable": "invalid",
  "request.version-mismatch": "invalid",
  "request.too-large": "too-large",
  "request.unsupported": "unsupported",
  "request.unauthenticated": "unauthenticated",
  "session.ended": "unauthenticated",
  "sign-in.failed": "unauthenticated",
  "request.forbidden": "forbidden",
  "request.cross-site": "forbidden",
  "member.role-above-yours": "forbidden",
  "member.external-role": "forbidden",
  "person.external-address": "forbidden",
  "person.deactivated": "forbidden",
  "password.change-required": "forbidden",
  "portal.paused": "forbidden",
  "schedule.delete-not-granted": "forbidden",
  "invitation.other-account": "forbidden",
  "invitation.domain-not-allowed": "forbidden",
  "request.not-found": "hidden",
  "link.invalid": "hidden",
  "member.last-admin": "conflict",
  "member.last-assignable": "conflict",
  "member.already-there": "conflict",
  "member.not-assignable": "conflict",
  "member.invited-fixed": "conflict",
  "member.owner": "conflict",
  "invitation.already-accepted": "conflict",
  "invitation.already-pending": "conflict",
  "invitation.not-pending": "conflict",
  "calendar.none": "conflict",
  "schedule.archived": "conflict",
  "shift.closed": "conflict",
  "schedule.successor-unfit": "conflict",
  "history.not-undoable": "conflict",
  "history.changed-since": "conflict",
  "person.already-there": "conflict",
  "person.already-active": "conflict",
  "person.erased": "conflict",
  "person.too-many-schedules": "conflict",
  "request.key-reused": "conflict",
  "request.stale-version": "conflict",
  "request.throttled": "throttled",
  "request.timed-out": "unavailable",
  "request.cancelled": "unavailable",
  "server.unreachable": "unavailable",
  "store.unavailable": "unavailable",
  "mail.unavailable": "unavailable",
  internal: "internal",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** A stable code, `noun.problem`. Hosts may switch on it. */
export type ErrorCode = keyof typeof errorKinds;

/** Whether a string is one of the known codes. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(errorKinds, value);
