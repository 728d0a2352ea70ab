/** What the operations of the permission matrix are asked about, where that makes a difference. */
export const matrixTargets = [
  /** The caller's own organization. */
  "own-organization",
  "own-person",
  /** Somebody else of the organization. */
  "other-person",
  /** Somebody of the organization who is no user of the host, not activated. */
  "external-person",
  /** The same, with a password of their own. */
  "active-person",
  /** Somebody of another organization. */
  "foreign-person",
  /** Somebody whom the host's directory lists, and somebody whom it does not. */
  "listed-user",
  "unlisted-user",
  /** An address that nobody has. */
  "unknown-account",
  /** What the caller is on. */
  "own-schedules",
  /** Everything the organization has. */
  "all-schedules",
  /** A schedule of the organization, which does not grant Manage Schedules. */
  "schedule",
  /** The same, while Manage Schedules is granted. */
  "granted-schedule",
  /** A schedule that its admin owns in person. */
  "personal-schedule",
  /** Another schedule of the organization. */
  "other-schedule",
  /** A schedule of another organization. */
  "foreign-schedule",
  /** Somebody new as a viewer, a member or an admin of the schedule. */
  "as-viewer",
  "as-member",
  "as-admin",
  /** The caller's own row. */
  "own-row",
  /** The caller's own row, which shall become an admin's. */
  "own-row-to-admin",
  "viewer-row",
  "member-row",
  "admin-row",
  /** The row of a viewer who is no user of the host. */
  "external-row",
  /** A row of another schedule, asked for under the id of this one. */
  "misplaced-row",
  /** A row of another schedule of the organization. */
  "other-row",
  /** A row of a schedule of another organization. */
  "foreign-row",
  /** A shift of the schedule. */
  "shift",
  /** A shift of another schedule, asked for under the id of this one. */
  "misplaced-shift",
  "other-shift",
  "foreign-shift",
  /** What was changed on the schedule: its settings, somebody's role. */
  "change-of-settings",
  "change-of-role",
  /** A link that opens nothing: whoever holds one that does is asked for by what it is bound to. */
  "dead-link",
] as const;

/** What an operation of the permission matrix is asked about. */
export type MatrixTarget = (typeof matrixTargets)[number];
