/** The actors of the permission matrix by name. "The schedule" is the one in question. */
export const matrixActors = [
  /** An admin of the organization, not on the schedule. */
  "organization-admin",
  /** A scheduler of the organization, not on the schedule. */
  "scheduler",
  "schedule-admin",
  "member",
  "viewer",
  /** A member whose worker portal is paused; they can still use the host's product (Q34). */
  "paused-member",
  /** A person of the same organization, on no schedule. */
  "outsider",
  /** A former member of the schedule. */
  "removed-member",
  /** An admin of another schedule of the same organization. */
  "admin-elsewhere",
  /** An admin of another organization. */
  "foreign-admin",
  /** An external viewer, signed in to the worker portal. */
  "external-viewer",
  /** An external viewer whose worker portal is paused (A31). */
  "paused",
  /** An external viewer with a temporary password (A27). */
  "invited",
  /** An external viewer who isn't activated and can't sign in (A18). */
  "holding",
  /** A deactivated member of the schedule. */
  "deactivated",
  /** A caller who isn't signed in. */
  "anonymous",
] as const;

/** An actor of the permission matrix. */
export type MatrixActor = (typeof matrixActors)[number];
