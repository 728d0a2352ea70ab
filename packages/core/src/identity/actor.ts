/** Roles in an organization. External people have none (Q49). */
export const organizationRoles = ["admin", "scheduler", "member"] as const;

/** A role in an organization. */
export type OrganizationRole = (typeof organizationRoles)[number];

/** An internal person is a user of the host; an external person only uses the worker portal (A3). */
export const affiliations = ["internal", "external"] as const;

/** Whether a person is internal or external. */
export type Affiliation = (typeof affiliations)[number];

/** What can keep a caller out of the worker portal: a temporary password or a pause. */
export const restrictions = ["password.change-required", "portal.paused"] as const;

/** What keeps a caller out of the worker portal. */
export type Restriction = (typeof restrictions)[number];

/**
 * The caller, as stored in the current rows: resolved for every request, never part of a token (P24).
 */
export interface Actor {
  readonly organizationId: string;
  readonly personId: string;
  readonly affiliation: Affiliation;
  /** `null` for external people. */
  readonly organizationRole: OrganizationRole | null;
  /** Keeps them out of the worker portal. Internal people can still use the host's product (Q34). */
  readonly restriction?: Restriction | undefined;
  /** The session of the request, if it is one of Rollcall's own. */
  readonly sessionId?: string | undefined;
  /** The person of a portal session that the request also carries, if the host's user takes precedence over it. */
  readonly portalPersonId?: string | undefined;
  /** The device tokens that the browser sent (Q58). They don't identify the caller: only sign-in reads them. */
  readonly deviceToken?: string | undefined;
  /** The canonical source of the request, which sign-in limits count by (P36). */
  readonly source?: string | undefined;
}

/** A caller who isn't signed in. Can use operations that only need a link. */
export const anonymousActor: Actor = {
  organizationId: "",
  personId: "",
  affiliation: "external",
  organizationRole: null,
};

/** Rollcall itself, for work without a caller, such as jobs. Transports can't use it. */
export const system: Actor = {
  organizationId: "",
  personId: "system",
  affiliation: "internal",
  organizationRole: null,
};
