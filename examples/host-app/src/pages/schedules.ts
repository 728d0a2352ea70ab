import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** The visitor's schedules, or all of them for the harbour master. */
export const schedulesPage = (): Markup => html`
  <div class="title">
    <h1>Schedules</h1>
    <p>Crews and their schedules. <a href="/schedules/import">Import from another product</a></p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <schedule-list href-template="/schedules/{id}"></schedule-list>
  </rollcall-provider>
`;

/** Copies the people on another product's schedule into a new one. */
export const importPage = (): Markup => html`
  <div class="title">
    <h1>Import a schedule</h1>
    <p>Try it with PagerDuty (demo): its key is on the <a href="/pager-duty">page of the demo</a>.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <schedule-import href-template="/schedules/{id}"></schedule-import>
  </rollcall-provider>
`;
