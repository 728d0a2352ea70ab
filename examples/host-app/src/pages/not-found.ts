import { html } from "hono/html";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** The page for unknown URLs. */
export const notFound = (): Markup => html`
  <div class="card lost">
    ${icon("compass")}
    <h1>Page not found</h1>
    <p>There’s no page at this address.</p>
    <a class="button" href="/">Back to the dashboard</a>
  </div>
`;
