import { html } from "hono/html";
import type { Sample } from "../calendars/serve-calendars.ts";
import type { Visitor } from "../personas.ts";
import type { Markup } from "./layout.ts";

/** The visitor's own settings, with the calendar connected to Rollcall. */
export const mePage = ({ identity }: Visitor, samples: readonly Sample[]): Markup => html`
  <div class="title">
    <h1>Your settings</h1>
    <p>${identity.name} · ${identity.email}</p>
  </div>
  <section class="card" aria-labelledby="samples">
    <header>
      <h2 id="samples">Calendars to try</h2>
      <p>This example serves these calendars. Copy an address and connect it below.</p>
    </header>
    <ul class="samples">
      ${samples.map(({ address, about }) => html`<li><code>${address}</code><span>${about}</span></li>`)}
    </ul>
  </section>
  <rollcall-provider base-url="/rollcall">
    <my-availability></my-availability>
    <calendar-links></calendar-links>
    <my-working-hours></my-working-hours>
    <my-shifts></my-shifts>
    <calendar-connection></calendar-connection>
  </rollcall-provider>
`;
