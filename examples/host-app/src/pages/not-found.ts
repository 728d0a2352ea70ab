import { html } from "hono/html";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** Off the chart. */
export const notFound = (): Markup => html`
  <div class="card lost">
    ${icon("compass")}
    <h1>Off the chart</h1>
    <p>There is no page at this address.</p>
    <a class="button" href="/">Back to the dashboard</a>
  </div>
`;
