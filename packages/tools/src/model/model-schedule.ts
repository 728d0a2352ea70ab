import type { Name, Role } from "./step.ts";

/** The state of an invitation (Q16). */
export type Invitation =
  | "not-invited"
  | "queued"
  | "sent"
  | "bounced"
  | "accepted"
  | "declined"
  | "expired"
  | "revoked"
  | "not-needed";

/** The link of a person on a schedule. It outlives the member row, as in the product. */
export interface Link {
  /** The secret in the newest mail or copied link. */
  seen: number | null;
  /** The valid secret. */
  live: number | null;
  open: boolean;
  expiresAt: number;
  /** The email that contains the link. */
  mail: Mail | null;
  acceptedBy: Name | null;
  /** Whether the person declined and has not accepted since. */
  declined: boolean;
  /** When an invitation was sent again after they declined. */
  sentAgainAt: number | null;
}

/** A queued email. */
export interface Mail {
  readonly secret: number;
  readonly schedule: ModelSchedule;
  readonly name: Name;
  readonly link: Link;
  attempts: number;
}

/** A member in the model. */
export interface Row {
  role: Role;
  assignable: boolean;
  invited: boolean;
  /** The state of their invitation. */
  invitation: Invitation;
  /** While the account is deactivated: whether they were assignable before. */
  before: boolean | null;
  /** Who granted an admin role that doesn't count yet (Q55); `gone` if that person was erased. */
  grantedBy: Name | "gone" | null;
}

/** A schedule in the model. */
export interface ModelSchedule {
  readonly rows: Map<Name, Row>;
  readonly links: Map<Name, Link>;
  state: "active" | "archived" | "deleted";
  owner: Name | null;
  autoSend: boolean;
  name: string;
  /** The number of changes so far. */
  number: number;
}
