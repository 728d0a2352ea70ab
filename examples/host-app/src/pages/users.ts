import { html } from "hono/html";
import type { RollcallClient } from "@rollcall/core";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** People as Rollcall lists them. */
export type ListedPeople = Awaited<ReturnType<RollcallClient["people"]["list"]>>;

type Listed = ListedPeople["rows"][number];

const statusWords: Readonly<Record<Listed["status"], string>> = {
  "not-activated": "Not activated",
  invited: "Invited",
  expired: "Expired",
  active: "Active",
  paused: "Paused",
  deactivated: "Deactivated",
  erased: "Erased",
};

/** The host's own list of accounts, rendered on the server with the typed client. */
export const usersPage = (search: string, people: ListedPeople | undefined): Markup => html`
  <div class="title">
    <h1>Users</h1>
    <p>Accounts of harbour staff and external people. Open one to edit it.</p>
  </div>
  ${people === undefined ? refused() : list(search, people)}
`;

/** The settings of one account (A29). */
export const userPage = (personId: string): Markup => html`
  <div class="title">
    <a class="up" href="/settings/users">${icon("back")}Users</a>
    <h1>Account</h1>
  </div>
  <rollcall-provider base-url="/rollcall">
    <person-settings person-id="${personId}"></person-settings>
  </rollcall-provider>
`;

/** An email address that breaks before an at sign or a period. */
const breakable = (email: string): Markup[] => email.split(/(?=[@.])/).map((part) => html`<wbr />${part}`);

const list = (search: string, { rows, next }: ListedPeople): Markup => html`
  <form class="find" method="get" action="/settings/users" role="search">
    <label class="unseen" for="search">Name or address</label>
    <input id="search" name="search" type="search" value="${search}" maxlength="200" placeholder="Name or address" />
    <button class="button" type="submit">Find</button>
  </form>
  ${
    rows.length === 0
      ? html`<div class="card empty">
          ${icon("people")}
          <p>No results</p>
        </div>`
      : ""
  }
  <ul class="card users">
    ${rows.map(
      ({ id, name, email, affiliation, status }) => html`
        <li>
          <a href="/settings/users/${id}"><b>${name || breakable(email)}</b></a>
          <span>${breakable(email)}</span>
          <span>${affiliation === "external" ? "External" : "Internal"}</span>
          <span>${statusWords[status]}</span>
        </li>
      `,
    )}
  </ul>
  ${next === null ? "" : html`<a class="button" href="/settings/users?search=${search}&after=${next}">More</a>`}
`;

const refused = (): Markup => html`
  <div class="card empty">
    ${icon("lock")}
    <p>Only schedulers and organization admins can manage accounts.</p>
  </div>
`;
