import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../kernel/actor.ts";
import { displayName, id, reason } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { grant, stage } from "../kernel/rule.ts";
import { type Organization, organizationById } from "./collection.ts";
import { moveOrganization } from "./head.ts";

interface OrganizationSituation {
  readonly actor: Actor;
  readonly organization: Organization;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };

/** Everybody internal sees the organization's settings; external people have the portal alone (A65). */
export const internalPeopleSeeSettings = grant<OrganizationSituation>(
  "internal people see settings",
  ({ actor }) => actor.affiliation === "internal" || forbidden,
);

/** Organization admins change its settings, the Manage Schedules grant among them (Q49). */
export const organizationAdminsChangeSettings = grant<OrganizationSituation>(
  "organization admins change settings",
  ({ actor }) => actor.organizationRole === "admin" || forbidden,
);

/** An organization as its internal people see it. */
export const organizationView = z.strictObject({
  id,
  name: z.string(),
  /** Whether schedule admins may delete schedules that the organization owns (B59). */
  manageSchedules: z.boolean(),
  number: z.int().nonnegative(),
  /** What the caller may not do, and why. */
  refused: z.partialRecord(z.enum(["update"]), z.array(reason).readonly()),
});

const toView = (
  situation: OrganizationSituation,
  organization = situation.organization,
): z.output<typeof organizationView> => {
  const { settled } = stage([organizationAdminsChangeSettings], situation);
  const { createdAt: _createdAt, ...shown } = organization;
  return { ...shown, refused: settled.length > 0 ? { update: settled } : {} };
};

const facts = (_input: unknown, actor: Actor) => ({ organization: organizationById(actor.organizationId) });

const situationOf = (known: { readonly organization: Organization | undefined }, _input: unknown, actor: Actor) =>
  known.organization === undefined ? undefined : { actor, organization: known.organization };

/**
 * The caller's organization and its settings.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getOrganization = operation({
  name: "organizations.get",
  summary: "The caller's organization and its settings.",
  input: z.strictObject({}),
  output: z.strictObject({ organization: organizationView }),
  facts,
  situation: situationOf,
  rules: [internalPeopleSeeSettings],
  apply: ({ situation }) => ({ output: { organization: toView(situation) } }),
});

/**
 * Changes settings of the organization; only what is present is written (Q49).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const updateOrganization = operation({
  name: "organizations.update",
  summary: "Changes settings of the caller's organization.",
  input: z.strictObject({ name: displayName.optional(), manageSchedules: z.boolean().optional() }),
  output: z.strictObject({ organization: organizationView }),
  facts,
  situation: situationOf,
  rules: [organizationAdminsChangeSettings],
  apply: ({ situation }, input) => {
    const before = situation.organization;
    const set = {
      ...(input.name !== undefined && input.name !== before.name && { name: input.name }),
      ...(input.manageSchedules !== undefined &&
        input.manageSchedules !== before.manageSchedules && { manageSchedules: input.manageSchedules }),
    };
    if (Object.keys(set).length === 0) return { output: { organization: toView(situation) } };
    const was = Object.fromEntries(Object.keys(set).map((field) => [field, before[field as keyof Organization]]));
    const { organization, change, tell } = moveOrganization(before, [{ type: "organization-changed", set, was }], set);
    return { output: { organization: toView(situation, organization) }, changes: [change], tells: [tell] };
  },
});
