import { html } from "hono/html";
import { type FakePagerDuty, type Fault, faults, type OnCallPerson } from "../pager-duty/fake-pager-duty.ts";
import type { Markup } from "./layout.ts";

const faultWords: Readonly<Record<Fault, string>> = {
  none: "Works",
  error: "Fails (500)",
  html: "Responds with a sign-in page (200, HTML)",
  unauthorized: "Rejects the key (401)",
  slow: "Is slow (8 seconds per response)",
  limited: "Limits requests (429, Retry-After: 60)",
};

/** The page of the fake PagerDuty: who is on call there, and how its API behaves. */
export const pagerDutyPage = (fake: FakePagerDuty): Markup => html`
  <div class="title">
    <h1>PagerDuty (demo)</h1>
    <p>
      A small fake of another product. Link a schedule to it in the schedule’s Link tab, with the API key
      <code>${fake.key}</code>. Then change its people here and synchronize.
    </p>
  </div>
  <form class="card pager-fault" method="post" action="/pager-duty/fault">
    <label for="fault">The API</label>
    <select id="fault" name="fault">
      ${faults.map(
        (fault) =>
          html`<option value="${fault}" ${fault === fake.fault ? html`selected` : ""}>${faultWords[fault]}</option>`,
      )}
    </select>
    <button class="button" type="submit">Apply</button>
  </form>
  ${fake.schedules.map(({ id, name }) =>
    scheduleCard(
      id,
      name,
      fake.people.filter(({ scheduleId }) => scheduleId === id),
    ),
  )}
`;

const scheduleCard = (id: string, name: string, people: readonly OnCallPerson[]): Markup => html`
  <section class="card" aria-labelledby="${id}">
    <header class="pager-head">
      <h2 id="${id}">${name}</h2>
      <form method="post" action="/pager-duty/schedules/${id}/empty">
        <button class="button" type="submit" aria-label="Empty ${name}">Empty</button>
      </form>
    </header>
    <ul class="pager-people">
      ${people.map(
        (person) => html`
          <li>
            <form method="post" action="/pager-duty/people/${person.id}" aria-label="${person.name}">
              ${inputs(person.name, person)}
              <button class="button" type="submit" aria-label="Save ${person.name}">Save</button>
              <button
                class="button"
                type="submit"
                formaction="/pager-duty/people/${person.id}/remove"
                aria-label="Remove ${person.name}"
              >
                Remove
              </button>
            </form>
          </li>
        `,
      )}
      <li>
        <form method="post" action="/pager-duty/people" aria-label="Add to ${name}">
          <input type="hidden" name="schedule" value="${id}" />
          ${inputs("new person", { name: "", email: "" })}
          <button class="button primary" type="submit" aria-label="Add to ${name}">Add</button>
        </form>
      </li>
    </ul>
  </section>
`;

const inputs = (whose: string, { name, email }: Pick<OnCallPerson, "name" | "email">): Markup => html`
  <input name="name" value="${name}" required maxlength="200" placeholder="Name" aria-label="Name of ${whose}" />
  <input
    name="email"
    value="${email}"
    maxlength="200"
    placeholder="Email address"
    aria-label="Email address of ${whose}"
  />
`;
