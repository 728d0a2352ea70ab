import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { canManagePeople } from "../people/rules.ts";
import { maxForms } from "./collection.ts";
import type { FormContext } from "./form-context.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const full: Reason = { code: "catalogue.too-many", details: { most: maxForms } };

/** Schedulers and organization admins maintain the report forms. */
export const schedulersMaintainForms = grant<FormContext>(
  "schedulers maintain forms",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** Only people who saw the current version of a form can replace it. */
export const formsAreNotReplacedUnseen = guard<FormContext>("forms are not replaced unseen", ({ form, seen }) => {
  const version = form?.version ?? 0;
  return seen === undefined || seen === version || { code: "request.stale-version", details: { version } };
});

/** The context of decisions about saving a form. */
export interface SaveContext extends FormContext {
  /** The number of forms, up to the maximum; not counted if the form exists. */
  readonly forms: number;
}

/** An organization has a limited number of forms. */
export const formsAreLimited = guard<SaveContext>(
  "forms are limited",
  ({ form, forms }) => form !== undefined || forms < maxForms || full,
);

/** The rules of saving a form. */
export const saveFormRules: readonly Rule<SaveContext>[] = [
  schedulersMaintainForms,
  formsAreNotReplacedUnseen,
  formsAreLimited,
];
