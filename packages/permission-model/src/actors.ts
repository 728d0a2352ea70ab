/** Everybody the permission matrix asks about, by what they are; the schedule in question is the one they are named after. */
export const matrixActors = [
  /** An admin of the organization, not on the schedule. */
  "organization-admin",
  /** A scheduler of the organization, not on the schedule. */
  "scheduler",
  "schedule-admin",
  "member",
  "viewer",
  /** A member whose worker portal is paused; the host's product stays open to them (Q34). */
  "paused-member",
  /** Of the same organization, on no schedule. */
  "outsider",
  /** Was a member of the schedule once. */
  "removed-member",
  /** An admin of another schedule of the same organization. */
  "admin-elsewhere",
  /** An admin of another organization. */
  "foreign-admin",
  /** A viewer who is no user of the host, signed in to the worker portal. */
  "external-viewer",
  /** The same, while their portal is paused (A31). */
  "paused",
  /** The same, with a temporary password (A27). */
  "invited",
  /** The same, not activated: they cannot sign in (A18). */
  "holding",
  /** Was a member of the schedule, and is deactivated. */
  "deactivated",
  /** Nobody is signed in. */
  "anonymous",
] as const;

/** Somebody the permission matrix asks about. */
export type MatrixActor = (typeof matrixActors)[number];
