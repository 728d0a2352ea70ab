import { html } from "hono/html";
import { type Crew, shifts } from "../content/crews.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";
import { daysOfWeek } from "./week.ts";

/** The tabs of a schedule: the first is Rollcall's, the others are the host's own. */
export const tabs = ["members", "rota", "handover"] as const;

/** A tab of a schedule. */
export type Tab = (typeof tabs)[number];

const labels: Readonly<Record<Tab, string>> = { members: "Members", rota: "Rota", handover: "Handover" };

/** One schedule of the harbour, with one of its tabs open. */
export const schedulePage = (crew: Crew, open: Tab, scheduleId: string, now: Date): Markup => html`
  <div class="title">
    <h1>${crew.name}</h1>
    <p>${crew.place}</p>
  </div>
  <nav class="tabs" aria-label="${crew.name}">
    ${tabs.map(
      (tab) =>
        html`<a href="/schedules/${crew.slug}/${tab}" ${tab === open ? html`aria-current="page"` : ""}
          >${labels[tab]}</a
        >`,
    )}
  </nav>
  ${open === "members" ? members(scheduleId) : open === "rota" ? rota(crew, now) : handover(crew)}
`;

/** This is all that a host writes to embed the list. */
const members = (scheduleId: string): Markup => html`
  <rollcall-provider base-url="/rollcall">
    <member-list schedule-id="${scheduleId}"></member-list>
  </rollcall-provider>
`;

const rota = (crew: Crew, now: Date): Markup => html`
  <section class="card" aria-labelledby="rota">
    <header>
      <h2 id="rota">This week’s rota</h2>
      <p>Published by the duty office. It is not edited here.</p>
    </header>
    <table class="rota">
      <thead>
        <tr>
          <th scope="col">Day</th>
          ${shifts.map((hours) => html`<th scope="col">${hours}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${daysOfWeek(now).map(
          ({ name, date, today }, index) => html`
            <tr ${today ? html`class="today"` : ""}>
              <th scope="row">${name}<small>${date}${today ? " · today" : ""}</small></th>
              ${(crew.rota[index] ?? []).map((names, shift) => cell(names, shifts[shift] ?? ""))}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </section>
`;

const cell = (names: string, hours: string): Markup =>
  names === ""
    ? html`<td class="none"><span class="hours" aria-hidden="true">${hours}</span><span>Unstaffed</span></td>`
    : html`<td>
        <span class="hours" aria-hidden="true">${hours}</span>
        <span>${names.split(", ").map((name) => html`<bdi>${name}</bdi>`)}</span>
      </td>`;

const handover = (crew: Crew): Markup => html`
  <section class="card" aria-labelledby="handover">
    <header>
      <h2 id="handover">Handover</h2>
      <p>What one shift told the next.</p>
    </header>
    ${crew.handovers.map(
      ({ shift, author, text }) => html`
        <article class="note">
          ${icon("ship")}
          <div>
            <h3>${shift}</h3>
            <p>${text}</p>
            <small>${author}</small>
          </div>
        </article>
      `,
    )}
  </section>
`;
