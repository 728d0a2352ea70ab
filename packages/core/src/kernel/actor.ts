/** What a person may do in their organization. External people have no such role (Q49). */
export type OrganizationRole = "admin" | "scheduler" | "member";

/** An internal person is a user of the host; an external one has the worker portal alone (A3). */
export type Affiliation = "internal" | "external";

/**
 * Who is calling, as the current rows say: resolved anew for every request, never baked into a token (P24).
 */
export interface Actor {
  readonly organizationId: string;
  readonly personId: string;
  readonly affiliation: Affiliation;
  /** `null` for external people. */
  readonly organizationRole: OrganizationRole | null;
}

/** Rollcall itself, for what no person asks for: recognising a caller, a job. Reaches no operation from outside. */
export const system: Actor = {
  organizationId: "",
  personId: "system",
  affiliation: "internal",
  organizationRole: null,
};
