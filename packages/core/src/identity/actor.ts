/** What a person may be in their organization. External people have no such role (Q49). */
export const organizationRoles = ["admin", "scheduler", "member"] as const;

/** What a person is in their organization. */
export type OrganizationRole = (typeof organizationRoles)[number];

/** An internal person is a user of the host; an external one has the worker portal alone (A3). */
export const affiliations = ["internal", "external"] as const;

/** A user of the host, or somebody who has the worker portal alone. */
export type Affiliation = (typeof affiliations)[number];

/** What keeps somebody out of the worker portal for now: a password that is not their own yet, or a pause. */
export const restrictions = ["password.change-required", "portal.paused"] as const;

/** What keeps somebody out of the worker portal for now. */
export type Restriction = (typeof restrictions)[number];

/**
 * Who is calling, as the current rows say: resolved anew for every request, never baked into a token (P24).
 */
export interface Actor {
  readonly organizationId: string;
  readonly personId: string;
  readonly affiliation: Affiliation;
  /** `null` for external people. */
  readonly organizationRole: OrganizationRole | null;
  /** What keeps them out of the worker portal; the host's product stays open to internal people (Q34). */
  readonly restriction?: Restriction | undefined;
  /** The session they came by, if that is one of Rollcall's own. */
  readonly sessionId?: string | undefined;
  /** Where the request came from, canonical: what sign-in limits count by (P36). */
  readonly source?: string | undefined;
}

/** Whoever is not signed in: may do what needs nothing but a link. */
export const anonymousActor: Actor = {
  organizationId: "",
  personId: "",
  affiliation: "external",
  organizationRole: null,
};

/** Rollcall itself, for what no person asks for: recognising a caller, a job. Reaches no operation from outside. */
export const system: Actor = {
  organizationId: "",
  personId: "system",
  affiliation: "internal",
  organizationRole: null,
};
