import { html } from "hono/html";
import type { Sample } from "../calendars/serve-calendars.ts";
import type { Visitor } from "../personas.ts";
import type { Markup } from "./layout.ts";

/** Settings of one's own: who one is to the host, and the calendar that Rollcall reads. */
export const mePage = ({ identity }: Visitor, samples: readonly Sample[]): Markup => html`
  <div class="title">
    <h1>Your settings</h1>
    <p>${identity.name} · ${identity.email}</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <calendar-connection></calendar-connection>
  </rollcall-provider>
  <section class="card" aria-labelledby="samples">
    <header>
      <h2 id="samples">Calendars to try</h2>
      <p>A small server on this machine serves these. Copy an address and connect it.</p>
    </header>
    <ul class="samples">
      ${samples.map(({ address, about }) => html`<li><code>${address}</code><span>${about}</span></li>`)}
    </ul>
  </section>
`;
