import { html, type TemplateResult } from "lit";

/** An email address that breaks before an at sign or a period, instead of anywhere. */
export const addressText = (address: string): readonly TemplateResult[] =>
  address.split(/(?=[@.])/).map((part) => html`<wbr />${part}`);
