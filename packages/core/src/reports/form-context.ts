import type { Actor } from "../identity/actor.ts";
import type { Organization } from "../organizations/collection.ts";
import {
  organizationFacts,
  type OrganizationContext,
  toOrganizationContext,
} from "../organizations/organization-context.ts";
import { formByKey, type ReportForm } from "./collection.ts";

/** The context of decisions about a report form. */
export interface FormContext extends OrganizationContext {
  /** The current version, if there is a form. */
  readonly form: ReportForm | undefined;
  /** The version that the caller saw, 0 for a new form. */
  readonly seen?: number | undefined;
}

interface AskedForm {
  readonly kind: string;
  readonly version?: number | undefined;
}

/** The load round of commands on a form. */
export const formFacts = ({ kind }: AskedForm, actor: Actor) => ({
  ...organizationFacts(undefined, actor),
  form: formByKey(actor.organizationId, kind),
});

interface KnownForm {
  readonly organization: Organization | undefined;
  readonly form: ReportForm | undefined;
}

/** The context from that round. */
export function toFormContext(known: KnownForm, { version }: AskedForm, actor: Actor): FormContext | undefined {
  const context = toOrganizationContext(known, undefined, actor);
  return context && { ...context, form: known.form, seen: version };
}
