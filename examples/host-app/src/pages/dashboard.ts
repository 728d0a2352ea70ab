import { html } from "hono/html";
import { crews } from "../content/crews.ts";
import { type Vessel, vessels } from "../content/vessels.ts";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

const stateIcon = { Alongside: "anchor", "Pilot ordered": "compass", Expected: "clock" } as const satisfies Record<
  Vessel["state"],
  string
>;

/** The first page: the visitor's schedules, which the browser asks Rollcall for, and the harbour's own plan of the day. */
export function dashboard({ identity }: Visitor): Markup {
  const leads = identity.organizationRole === "admin";
  return html`
    <div class="title">
      <h1>Good to see you, ${identity.name.split(" ")[0]}</h1>
      <p>Your crews, and what the harbour expects today.</p>
    </div>
    <section aria-labelledby="crews">
      <h2 id="crews">${leads ? "All schedules" : "Your schedules"}</h2>
      <my-schedules scope="${leads ? "organization" : "mine"}" aria-live="polite"></my-schedules>
    </section>
    <div class="split">
      <section aria-labelledby="ships">
        <h2 id="ships">Ships today</h2>
        <div class="card">
          <table class="ships">
            <thead>
              <tr>
                <th scope="col">Ship</th>
                <th scope="col">Due</th>
                <th scope="col">Berth</th>
                <th scope="col">Cargo</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              ${vessels.map(
                ({ name, berth, due, cargo, state }) => html`
                  <tr>
                    <th scope="row">${name}</th>
                    <td>${due}</td>
                    <td>${berth}</td>
                    <td>${cargo}</td>
                    <td><span class="state">${icon(stateIcon[state])}${state}</span></td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="notes">
        <h2 id="notes">Latest handovers</h2>
        <div class="card">
          ${crews.map(({ slug, name, handovers }) =>
            handovers.slice(0, 1).map(
              ({ author, text }) => html`
                <article class="note">
                  <div>
                    <h3><a href="/schedules/${slug}/handover">${name}</a></h3>
                    <p>${text}</p>
                    <small>${author}</small>
                  </div>
                </article>
              `,
            ),
          )}
        </div>
      </section>
    </div>
  `;
}
