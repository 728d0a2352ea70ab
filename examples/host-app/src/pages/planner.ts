import { html } from "hono/html";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** The people who can appear on a schedule (A1): create, find, activate. */
export const plannerUsersPage = (): Markup => html`
  <div class="title">
    <h1>Planner Users</h1>
    <p>Everyone who can be scheduled: harbour staff and external people.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <planner-users href-template="/planner/users/{id}"><span slot="title">All planner users</span></planner-users>
  </rollcall-provider>
`;

/** Time-off requests, for schedulers (A12). */
export const timeOffPage = (): Markup => html`
  <div class="title">
    <h1>Time off</h1>
    <p>Requests from everyone who can be scheduled.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <time-off-requests></time-off-requests>
  </rollcall-provider>
`;

/** The skills of the organization and who has them, for schedulers (X16). */
export const skillsPage = (): Markup => html`
  <div class="title">
    <h1>Skills</h1>
    <p>What harbour staff and external people can do.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <skill-catalogue></skill-catalogue>
  </rollcall-provider>
`;

/** The reports of workers after their shifts, and the forms for them (X17). */
export const reportsPage = (): Markup => html`
  <div class="title">
    <h1>Reports</h1>
    <p>What happened on each shift, and what the next one needs to know.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    <shift-reports></shift-reports>
    <report-form-editor></report-form-editor>
  </rollcall-provider>
`;

/** One planner user (A41). The element shows the name as the visible heading. */
export const plannerUserPage = (personId: string, name: string): Markup => html`
  <div class="title">
    <a class="up" href="/planner/users">${icon("back")}Planner Users</a>
    <h1 class="unseen">${name}</h1>
  </div>
  <rollcall-provider base-url="/rollcall">
    <planner-user person-id="${personId}"></planner-user>
  </rollcall-provider>
`;

/** The worker portal inside the host, for internal people (A9, A43). */
export const externalDashboardPage = (section: string): Markup => html`
  <div class="title">
    <h1>External Dashboard</h1>
    <p>Your own work, as shown in the worker portal.</p>
  </div>
  <rollcall-provider base-url="/rollcall">
    ${workerPortal({ section, hrefTemplate: "/planner/external-dashboard/{section}" })}
  </rollcall-provider>
`;

/** The content of a portal page. */
interface PortalPage {
  readonly section: string;
  readonly organizationId: string;
  /** The path the visitor came from, such as an invitation. */
  readonly returnUrl: string | undefined;
}

/** The worker portal at its own URL, for external people (A7, A42). */
export const portalPage = ({ section, organizationId, returnUrl }: PortalPage): Markup => html`
  <h1 class="unseen">Worker portal</h1>
  <rollcall-provider base-url="/rollcall">
    ${workerPortal({
      section,
      organizationId,
      returnUrl,
      hrefTemplate: `/portal/{section}?organization=${encodeURIComponent(organizationId)}`,
    })}
  </rollcall-provider>
`;

interface PortalTag {
  readonly section: string;
  readonly hrefTemplate: string;
  readonly organizationId?: string;
  readonly returnUrl?: string | undefined;
}

const workerPortal = ({ section, hrefTemplate, organizationId, returnUrl }: PortalTag): Markup => html`
  <worker-portal
    offline
    href-template="${hrefTemplate}"
    ${returnUrl === undefined ? "" : html`return-url="${returnUrl}"`}
    ${section === "" ? "" : html`section="${section}"`}
    ${organizationId === undefined ? "" : html`organization="${organizationId}" sign-in-url="/sign-in?to=/portal" sign-out-url="/sign-out?to=/portal"`}
  ></worker-portal>
`;
