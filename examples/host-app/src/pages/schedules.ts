import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** The visitor's schedules, or all of them for the harbour master. */
export const schedulesPage = (): Markup => html`
  <div class="title">
    <h1>Schedules</h1>
    <p>Crews and their schedules.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <schedule-list href-template="/schedules/{id}"></schedule-list>
  </rollcall-provider>
`;
