import type { Name, Role } from "./step.ts";

/** What the model keeps of a member. */
export interface Row {
  role: Role;
  assignable: boolean;
  invited: boolean;
  /** Whether anything was sent, or need not be. */
  readonly settled: boolean;
  /** While the account is shut: whether they were assignable before. */
  before: boolean | null;
}

/** What the model keeps of a schedule. */
export interface Desk {
  readonly rows: Map<Name, Row>;
  state: "active" | "archived" | "deleted";
  owner: Name | null;
  autoSend: boolean;
  name: string;
  /** How often anything of it has changed. */
  number: number;
}
