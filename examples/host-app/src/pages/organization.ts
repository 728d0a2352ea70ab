import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** The settings of the organization: open to everybody of the house, changed by its admins. */
export const organizationPage = (): Markup => html`
  <div class="title">
    <h1>Organization</h1>
    <p>What holds for every schedule of the harbour.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <organization-settings></organization-settings>
  </rollcall-provider>
`;

/** Who may do what, as the rules say. */
export const permissionsPage = (): Markup => html`
  <div class="title">
    <h1>Permissions</h1>
    <p>Who may do what, read off the rules that decide it.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <permission-matrix></permission-matrix>
  </rollcall-provider>
`;
