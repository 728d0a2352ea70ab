/** The category of a code. The server maps categories to HTTP statuses. */
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

/*
 * Every code that an operation, a transport or a decision can return. A new one also needs a message, a row in the
 * documentation and, if it has details, their type: see CONTRIBUTING.md, "Recipe: a rule".
 */

/** The codes of every kind except `conflict`. Pages load these, so that they know the kind of an error. */
const codesOf = {
  invalid: [
    "request.invalid",
    "person.email-invalid",
    "person.name-invalid",
    "member.role-unknown",
    "password.too-short",
    "password.too-common",
    "password.unchanged",
    "calendar.address-invalid",
    "calendar.unreadable",
    "file.name-invalid",
    "report.incomplete",
    "request.version-mismatch",
  ],
  "too-large": ["request.too-large", "file.too-large", "file.quota-exceeded"],
  unsupported: ["request.unsupported", "file.type-unsupported"],
  unauthenticated: ["request.unauthenticated", "session.ended", "sign-in.failed"],
  forbidden: [
    "request.forbidden",
    "request.cross-site",
    "member.role-above-yours",
    "member.external-role",
    "person.external-address",
    "person.deactivated",
    "password.change-required",
    "portal.paused",
    "schedule.delete-not-granted",
    "invitation.other-account",
    "invitation.domain-not-allowed",
    "certification.own-proof",
  ],
  hidden: ["request.not-found", "link.invalid"],
  throttled: ["request.throttled"],
  unavailable: [
    "request.timed-out",
    "request.cancelled",
    "server.unreachable",
    "store.unavailable",
    "store.outdated",
    "mail.unavailable",
    "upstream.unavailable",
  ],
  internal: ["internal"],
} as const satisfies Readonly<Record<Exclude<ErrorKind, "conflict">, readonly string[]>>;

/** Most codes are conflicts. Pages don't load them: a code in neither list is a conflict. */
const conflictCodes = [
  "member.last-admin",
  "member.last-assignable",
  "member.already-there",
  "member.not-assignable",
  "member.not-in-linked-schedule",
  "member.managed-by-link",
  "member.invited-fixed",
  "member.owner",
  "invitation.already-accepted",
  "invitation.already-pending",
  "invitation.not-pending",
  "invitation.revoked",
  "invitation.declined",
  "calendar.none",
  "calendar-link.too-many",
  "notification.too-many-devices",
  "notification.channel-unavailable",
  "catalogue.name-taken",
  "catalogue.archived",
  "catalogue.in-use",
  "catalogue.too-many",
  "file.infected",
  "file.in-use",
  "file.held",
  "availability.day-passed",
  "time-off.overlaps",
  "time-off.closed",
  "schedule.archived",
  "shift.closed",
  "shift.full",
  "shift.began",
  "offer.already-filled",
  "offer.withdrawn",
  "offer.changed",
  "offer.closed",
  "offer.not-eligible",
  "report.not-due",
  "report.closed",
  "worker.other-shift",
  "worker.busy",
  "worker.unavailable",
  "worker.on-time-off",
  "worker.too-little-rest",
  "worker.too-many-hours",
  "worker.too-many-days",
  "worker.restricted",
  "worker.skill-missing",
  "worker.certification-missing",
  "worker.certification-expired",
  "certification.proof-required",
  "certification.no-proof-needed",
  "certification.not-renewable",
  "certification.file-type",
  "schedule.successor-unfit",
  "schedule.already-linked",
  "schedule.not-linked",
  "sync.upstream-failed",
  "sync.plan-changed",
  "sync.nothing-held",
  "history.not-undoable",
  "history.changed-since",
  "person.already-there",
  "person.already-active",
  "person.erased",
  "person.too-many-schedules",
  "request.key-reused",
  "request.stale-version",
] as const;

/** A stable code, `noun.problem`. Hosts may switch on it. */
export type ErrorCode = (typeof codesOf)[keyof typeof codesOf][number] | (typeof conflictCodes)[number];

const kinds: ReadonlyMap<string, ErrorKind> = new Map(
  (Object.keys(codesOf) as (keyof typeof codesOf)[]).flatMap((kind) => codesOf[kind].map((code) => [code, kind])),
);

/** The category of a code. A code from a newer server is a conflict. */
export const errorKindOf = (code: ErrorCode): ErrorKind => kinds.get(code) ?? "conflict";

const listKinds = () => Object.fromEntries([...kinds, ...conflictCodes.map((code) => [code, "conflict"] as const)]);

/** The category of every code. Marked as pure, so that bundlers drop it where it isn't used. */
export const errorKinds = /* @__PURE__ */ listKinds() as Readonly<Record<ErrorCode, ErrorKind>>;

/** Whether a string is one of the known codes. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(errorKinds, value);
