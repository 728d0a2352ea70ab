/** Everybody the permission matrix asks about, by what they are; the schedule in question is the one they are named after. */
export const matrixActors = [
  /** An admin of the organization, not on the schedule. */
  "organization-admin",
  /** A scheduler of the organization, not on the schedule. */
  "scheduler",
  "schedule-admin",
  "member",
  "viewer",
  /** A viewer who is no user of the host. */
  "external-viewer",
  /** Of the same organization, on no schedule. */
  "outsider",
  /** Was a member of the schedule once. */
  "removed-member",
  /** An admin of another schedule of the same organization. */
  "admin-elsewhere",
  /** An admin of another organization. */
  "foreign-admin",
  /** Nobody is signed in. */
  "anonymous",
] as const;

/** Somebody the permission matrix asks about. */
export type MatrixActor = (typeof matrixActors)[number];
