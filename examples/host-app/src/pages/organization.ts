import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** The organization settings. Internal people see them; organization admins change them. */
export const organizationPage = (): Markup => html`
  <div class="title">
    <h1>Organization</h1>
    <p>Settings for all schedules of the harbour.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <organization-settings></organization-settings>
  </rollcall-provider>
`;

/** The permission matrix. */
export const permissionsPage = (): Markup => html`
  <div class="title">
    <h1>Permissions</h1>
    <p>What each role can see and change.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <permission-matrix></permission-matrix>
  </rollcall-provider>
`;
