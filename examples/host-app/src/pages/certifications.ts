import { html } from "hono/html";
import type { Markup } from "./layout.ts";

const tabs = {
  review: { label: "Review", tag: html`<proof-review></proof-review>` },
  overview: { label: "Who is certified", tag: html`<certification-overview></certification-overview>` },
  catalogue: { label: "Catalogue", tag: html`<certification-catalogue></certification-catalogue>` },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly tag: Markup }>>;

/** A tab of the page about certifications. */
export type CertificationTab = keyof typeof tabs;

/** Whether there is a tab with this name. */
export const isCertificationTab = (name: string): name is CertificationTab => Object.hasOwn(tabs, name);

/** The certifications of the harbour, for schedulers: proofs to review, who is certified, and the catalog. */
export const certificationsPage = (open: CertificationTab): Markup => html`
  <div class="title">
    <h1>Certifications</h1>
    <p>What people must prove before they work certain shifts.</p>
  </div>
  <nav class="tabs" aria-label="Certifications">
    ${Object.entries(tabs).map(
      ([name, { label }]) =>
        html`<a href="/planner/certifications/${name}" ${name === open ? html`aria-current="page"` : ""}>${label}</a>`,
    )}
  </nav>
  <rollcall-provider base-url="/rollcall">${tabs[open].tag}</rollcall-provider>
`;
