import { z } from "zod";
import { reason } from "../kernel/error-details.ts";
import { id, type ViewSchema } from "../kernel/fields.ts";
import { stage } from "../kernel/rule.ts";
import { organizationAdminsChangeSettings } from "./rules.ts";
import type { OrganizationContext } from "./organization-context.ts";

/** An organization as its internal people see it. */
const organizationFields = z.strictObject({
  id,
  name: z.string(),
  /** Whether schedule admins may delete schedules that the organization owns (B59). */
  manageSchedules: z.boolean(),
  /** The domains that new people may be invited from; from everywhere where there are none (X6). */
  allowedDomains: z.array(z.string()).readonly(),
  number: z.int().nonnegative(),
  /** What the caller may not do, and why. */
  refused: z.partialRecord(z.enum(["update"]), z.array(reason).readonly()),
});

/** An organization as its internal people see it. */
export interface OrganizationView extends z.output<typeof organizationFields> {}

/** An organization in an answer. */
export const organizationView: ViewSchema<OrganizationView> = organizationFields;

/** What a caller sees of their organization. */
export const toOrganizationView = (
  context: OrganizationContext,
  organization = context.organization,
): OrganizationView => {
  const { settled } = stage([organizationAdminsChangeSettings], context);
  const { createdAt: _createdAt, ...shown } = organization;
  return { ...shown, refused: settled.length > 0 ? { update: settled } : {} };
};
