import { html } from "hono/html";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** Everybody who can appear on a schedule (A1): create, find, activate. */
export const plannerUsersPage = (): Markup => html`
  <div class="title">
    <h1>Planner Users</h1>
    <p>Who can be planned, from the harbour and from outside.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <planner-users href-template="/planner/users/{id}"><span slot="title">Everybody</span></planner-users>
  </rollcall-provider>
`;

/** One of them (A41). */
export const plannerUserPage = (personId: string): Markup => html`
  <div class="title">
    <a class="up" href="/planner/users">${icon("back")}Planner Users</a>
    <h1>Planner user</h1>
  </div>
  <rollcall-provider base-url="/rollcall">
    <planner-user person-id="${personId}" settings-href-template="/settings/users/{id}"></planner-user>
  </rollcall-provider>
`;

/** The worker portal as a user of the host has it, inside the host (A9, A43). */
export const externalDashboardPage = (section: string): Markup => html`
  <div class="title">
    <h1>External Dashboard</h1>
    <p>What the worker portal shows you of your own work.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    ${workerPortal({ section, hrefTemplate: "/planner/external-dashboard/{section}" })}
  </rollcall-provider>
`;

/** What a page of the portal says. */
interface PortalPage {
  readonly section: string;
  readonly organizationId: string;
}

/** The worker portal at an address of its own, for people from outside (A7, A42). */
export const portalPage = ({ section, organizationId }: PortalPage): Markup => html`
  <h1 class="unseen">Worker portal</h1>
  <rollcall-provider base-url="/rollcall">
    ${workerPortal({
      section,
      organizationId,
      hrefTemplate: `/portal/{section}?organization=${encodeURIComponent(organizationId)}`,
    })}
  </rollcall-provider>
`;

interface PortalTag {
  readonly section: string;
  readonly hrefTemplate: string;
  readonly organizationId?: string;
}

const workerPortal = ({ section, hrefTemplate, organizationId }: PortalTag): Markup => html`
  <worker-portal
    href-template="${hrefTemplate}"
    ${section === "" ? "" : html`section="${section}"`}
    ${organizationId === undefined ? "" : html`organization="${organizationId}" sign-in-url="/sign-in?to=/portal"`}
  ></worker-portal>
`;
