import { z } from "zod";
import { reason } from "../ports/error-details.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { stage } from "../kernel/operations/rule.ts";
import { organizationAdminsChangeSettings } from "./rules.ts";
import type { OrganizationContext } from "./organization-context.ts";

/** An organization as seen by its internal people. */
const organizationFields = z.strictObject({
  id,
  name: z.string(),
  /** Whether schedule admins may delete schedules the organization owns (B59). */
  manageSchedules: z.boolean(),
  /** The domains new people can be invited from; empty allows all (X6). */
  allowedDomains: z.array(z.string()).readonly(),
  number: z.int().nonnegative(),
  /** The actions the caller may not perform, and why. */
  refused: z.partialRecord(z.enum(["update"]), z.array(reason).readonly()),
});

/** An organization as seen by its internal people. */
export interface OrganizationView extends z.output<typeof organizationFields> {}

/** An organization in an output. */
export const organizationView: ViewSchema<OrganizationView> = organizationFields;

/** An organization as shown to a caller. */
export const toOrganizationView = (
  context: OrganizationContext,
  organization = context.organization,
): OrganizationView => {
  const { settled } = stage([organizationAdminsChangeSettings], context);
  const { createdAt: _createdAt, ...shown } = organization;
  return { ...shown, refused: settled.length > 0 ? { update: settled } : {} };
};
