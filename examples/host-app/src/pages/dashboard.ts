import { html } from "hono/html";
import type { Crew } from "../content/crews.ts";
import { type Vessel, vessels } from "../content/vessels.ts";
import { organization, type Visitor } from "../personas.ts";
import { demoPassword, demoWorker, pausedWorker } from "../seed/external-people.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

const stateIcon = { Alongside: "anchor", "Pilot ordered": "compass", Expected: "clock" } as const satisfies Record<
  Vessel["state"],
  string
>;

/**
 * The first page: the visitor's schedules, which the browser loads from Rollcall, the harbour's own plan for the day, and how to
 * try the worker portal.
 */
export function dashboard({ identity }: Visitor, crews: readonly Crew[]): Markup {
  const leads = identity.organizationRole === "admin";
  return html`
    <div class="title">
      <h1>Good to see you, ${identity.name.split(" ")[0]}</h1>
      <p>Your crews, and what the harbour expects today.</p>
    </div>
    <section aria-labelledby="crews">
      <h2 id="crews">${leads ? "All schedules" : "Your schedules"}</h2>
      <my-schedules scope="${leads ? "organization" : "mine"}" aria-live="polite">
        ${Array.from({ length: Math.max(1, crews.length) }, () => html`<div class="card schedule pending"></div>`)}
      </my-schedules>
    </section>
    <div class="split">
      <div class="stack">
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
        ${crews.length === 0 ? "" : tryPortal()}
      </div>
      ${crews.length === 0 ? "" : latestHandovers(crews)}
    </div>
  `;
}

const latestHandovers = (crews: readonly Crew[]): Markup => html`
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
`;

/** How to sign in to the worker portal as an external person. */
const tryPortal = (): Markup => html`
  <section aria-labelledby="try-portal">
    <h2 id="try-portal">The worker portal</h2>
    <div class="card note try">
      ${icon("portal")}
      <div>
        <h3>Sign in as ${demoWorker.firstName} ${demoWorker.lastName}</h3>
        <p>An external crane driver. Open the portal in a private window, because this one is signed in to Quayside.</p>
        <dl class="credentials">
          <div>
            <dt>Portal</dt>
            <dd><a href="/portal?organization=${organization.organizationId}">/portal</a></dd>
          </div>
          <div>
            <dt>Address</dt>
            <dd><code>${demoWorker.email.split(/(?=[@.])/).map((part) => html`<wbr />${part}`)}</code></dd>
          </div>
          <div>
            <dt>Password</dt>
            <dd><code>${demoPassword}</code></dd>
          </div>
        </dl>
        <p>
          <small
            >${pausedWorker.firstName} ${pausedWorker.lastName} (<code>${pausedWorker.email}</code>, same password) sees
            the pause page. People you invite get their temporary password in the <a href="/mailbox">Mailbox</a>.</small
          >
        </p>
      </div>
    </div>
  </section>
`;
