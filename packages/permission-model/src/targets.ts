/** The targets of operations in the permission matrix. */
export const matrixTargets = [
  /** The caller's own organization. */
  "own-organization",
  "own-person",
  /** Another person of the organization. */
  "other-person",
  /** An external person of the organization who isn't activated. */
  "external-person",
  /** An external person of the organization with their own password. */
  "active-person",
  /** A person of another organization. */
  "foreign-person",
  /** A user in the host's directory, and one who isn't in it. */
  "listed-user",
  "unlisted-user",
  /** An unknown address. */
  "unknown-account",
  /** The caller's own schedules. */
  "own-schedules",
  /** All schedules of the organization. */
  "all-schedules",
  /** A schedule of the organization, without Manage Schedules granted. */
  "schedule",
  /** A schedule of the organization, with Manage Schedules granted. */
  "granted-schedule",
  /** A schedule owned by its admin. */
  "personal-schedule",
  /** Another schedule of the organization. */
  "other-schedule",
  /** A schedule of another organization. */
  "foreign-schedule",
  /** A new viewer, member or admin of the schedule. */
  "as-viewer",
  "as-member",
  "as-admin",
  /** The caller's own row. */
  "own-row",
  /** The caller's own row, to be made an admin. */
  "own-row-to-admin",
  "viewer-row",
  "member-row",
  "admin-row",
  /** The row of an external viewer. */
  "external-row",
  /** A row of another schedule, requested with the id of this one. */
  "misplaced-row",
  /** A row of another schedule of the organization. */
  "other-row",
  /** A row of a schedule of another organization. */
  "foreign-row",
  /** A shift of the schedule. */
  "shift",
  /** A shift of another schedule, requested with the id of this one. */
  "misplaced-shift",
  "other-shift",
  "foreign-shift",
  /** A change of the schedule: its settings, or a role. */
  "change-of-settings",
  "change-of-role",
  /** An unknown link. Valid links only work for the person they were made for. */
  "dead-link",
] as const;

/** A target in the permission matrix. */
export type MatrixTarget = (typeof matrixTargets)[number];
