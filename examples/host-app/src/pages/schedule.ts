import { html } from "hono/html";
import type { Crew } from "../content/crews.ts";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** The tabs of a schedule. All but the last are components of Rollcall. */
export const tabs = [
  "members",
  "board",
  "shifts",
  "swaps",
  "readiness",
  "history",
  "link",
  "settings",
  "handover",
] as const;

/** A tab of a schedule. */
export type Tab = (typeof tabs)[number];

/** A schedule as shown by the host. Schedules of a crew also have a place and handover notes. */
export interface PagedSchedule {
  readonly id: string;
  /** The segment in the URL. */
  readonly slug: string;
  readonly name: string;
  readonly crew?: Crew | undefined;
}

const labels: Readonly<Record<Tab, string>> = {
  members: "Members",
  board: "Board",
  shifts: "Shifts",
  swaps: "Swaps",
  readiness: "Readiness",
  history: "History",
  link: "Link",
  settings: "Settings",
  handover: "Handover",
};

/** Whether a schedule has this tab. */
export const hasTab = ({ crew }: PagedSchedule, tab: Tab): boolean => tab !== "handover" || crew !== undefined;

/** One schedule of the harbour, with one of its tabs open. */
export const schedulePage = (schedule: PagedSchedule, open: Tab, { identity }: Visitor): Markup => html`
  <div class="title">
    <h1>${schedule.name}</h1>
    ${schedule.crew === undefined ? "" : html`<p>${schedule.crew.place}</p>`}
  </div>
  <nav class="tabs" aria-label="${schedule.name}">
    ${tabs
      .filter((tab) => hasTab(schedule, tab))
      .map(
        (tab) =>
          html`<a href="/schedules/${schedule.slug}/${tab}" ${tab === open ? html`aria-current="page"` : ""}
            >${labels[tab]}</a
          >`,
      )}
  </nav>
  ${
    open === "handover" && schedule.crew !== undefined
      ? handover(schedule.crew)
      : html`<rollcall-provider base-url="/rollcall"
          >${embedded(open, schedule.id, identity.organizationRole !== "member")}</rollcall-provider
        >`
  }
`;

/** All the markup a host needs to embed a component. Schedulers and admins of the organization can open profiles. */
function embedded(tab: Tab, scheduleId: string, isPlanner: boolean): Markup {
  if (tab === "board") return html`<shift-board schedule-id="${scheduleId}"></shift-board>`;
  if (tab === "shifts") return html`<schedule-shifts schedule-id="${scheduleId}"></schedule-shifts>`;
  if (tab === "swaps") return html`<swap-requests schedule-id="${scheduleId}"></swap-requests>`;
  if (tab === "readiness") return html`<schedule-readiness schedule-id="${scheduleId}"></schedule-readiness>`;
  if (tab === "history") return html`<member-history schedule-id="${scheduleId}"></member-history>`;
  if (tab === "link") return html`<schedule-link schedule-id="${scheduleId}"></schedule-link>`;
  if (tab === "settings") return html`<schedule-settings schedule-id="${scheduleId}"></schedule-settings>`;
  const template = isPlanner ? html`person-href-template="/planner/users/{personId}"` : "";
  return html`<member-list schedule-id="${scheduleId}" ${template}></member-list>`;
}

const handover = (crew: Crew): Markup => html`
  <section class="card" aria-labelledby="handover">
    <header>
      <h2 id="handover">Handover</h2>
      <p>Notes from one shift to the next.</p>
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
