import type { Name, Role } from "./step.ts";

/** Where an invitation stands (Q16). */
export type Invitation =
  "not-invited" | "queued" | "sent" | "bounced" | "accepted" | "declined" | "expired" | "revoked" | "not-needed";

/** What the model keeps of the link of somebody on a schedule. It outlives their row, as the real one does. */
export interface Link {
  /** What is in the newest mail or copy that anybody has seen. */
  seen: number | null;
  /** What opens it. */
  live: number | null;
  open: boolean;
  expiresAt: number;
  /** The mail that carries it. */
  mail: Mail | null;
  acceptedBy: Name | null;
}

/** A mail that is to be sent. */
export interface Mail {
  readonly secret: number;
  readonly desk: Desk;
  readonly name: Name;
  readonly link: Link;
  attempts: number;
}

/** What the model keeps of a member. */
export interface Row {
  role: Role;
  assignable: boolean;
  invited: boolean;
  /** Where their invitation stands. */
  invitation: Invitation;
  /** While the account is shut: whether they were assignable before. */
  before: boolean | null;
}

/** What the model keeps of a schedule. */
export interface Desk {
  readonly rows: Map<Name, Row>;
  readonly links: Map<Name, Link>;
  state: "active" | "archived" | "deleted";
  owner: Name | null;
  autoSend: boolean;
  name: string;
  /** How often anything of it has changed. */
  number: number;
}
