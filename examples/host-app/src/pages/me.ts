import { html } from "hono/html";
import type { InboxMessage } from "../inbox/inbox.ts";
import type { Sample } from "../calendars/serve-calendars.ts";
import type { Visitor } from "../personas.ts";
import type { Markup } from "./layout.ts";

/** The visitor's own settings: calendars, notifications and availability, and the messages that Rollcall passed to this host. */
export const mePage = (
  { identity }: Visitor,
  samples: readonly Sample[],
  messages: readonly InboxMessage[],
): Markup => html`
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
  ${
    messages.length === 0
      ? ""
      : html`<section class="card" aria-labelledby="inbox">
          <header>
            <h2 id="inbox">Messages</h2>
            <p>Rollcall passed these to Quayside's webhook.</p>
          </header>
          <ul class="samples">
            ${messages.map(({ title, text }) => html`<li><b>${title}</b><span>${text}</span></li>`)}
          </ul>
        </section>`
  }
  <rollcall-provider base-url="/rollcall">
    <my-availability></my-availability>
    <my-skills></my-skills>
    <calendar-links></calendar-links>
    <my-working-hours></my-working-hours>
    <my-shifts></my-shifts>
    <my-certifications></my-certifications>
    <my-reports></my-reports>
    <calendar-connection></calendar-connection>
    <my-notifications></my-notifications>
  </rollcall-provider>
`;
