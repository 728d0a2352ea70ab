import type { ScheduleView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Me } from "../../connection/contexts.ts";
import { button, type PressEvent } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { ScheduleListKey } from "./schedule-list.messages.ts";

// From lucide (ISC license).
const people =
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M22 21v-2a4 4 0 0 0-3-3.87M16 3.13a4 4 0 0 1 0 7.75";
const box =
  "M3 3h18a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M10 12h4";
const chevron = "m9 18 6-6-6-6";

/** The icon of archived schedules. */
export const archiveIcon = (): TemplateResult => drawing(box);

/** The data that a row is rendered from. */
export interface RowParts {
  readonly words: Words<ScheduleListKey>;
  readonly me: Me | undefined;
  readonly organization: string | undefined;
  /** The link of the row; `undefined` if the host handles the event. */
  readonly href: string | undefined;
  readonly choose: (event: PressEvent) => void;
}

/** The row of a schedule: name, owner, people, readiness and warnings. */
export function scheduleRow(schedule: ScheduleView, parts: RowParts): TemplateResult {
  const { words, href, choose } = parts;
  const count = words.text("schedules.people", { count: schedule.members });
  return html`<li class="row schedule" part="row" data-id=${schedule.id}>
    <div class="name">
      ${button(html`<bdi>${schedule.name}</bdi>`, { look: "open", part: "schedule", href, click: choose })}
      <p class="muted small wrap" part="owner">
        ${ownerText(schedule, parts)} <span class="zone">${schedule.timeZone.replaceAll("_", " ")}</span>
      </p>
    </div>
    ${stateLabel(drawing(people), count, { look: "people", part: "people" })} ${readiness(schedule, words)}
    <span class="notices stack gap-0" part="notices">${warnings(schedule, words)}</span>
    <span class="role" part="role">
      ${schedule.myRole === null ? nothing : html`<span class="pill">${words.text(`role.${schedule.myRole}`)}</span>`}
    </span>
    <span class="onward">${drawing(chevron)}</span>
  </li>`;
}

function ownerText({ ownerId }: ScheduleView, { words, me, organization }: RowParts): TemplateResult | string {
  if (ownerId !== null) return words.text(ownerId === me?.id ? "schedules.owner.you" : "schedules.owner.person");
  // The name loads on its own. On a phone both texts take one line, so that nothing moves when it arrives.
  if (organization === undefined) return html`<bdi>${words.text("schedules.owner.organization")}</bdi>`;
  return html`<bdi>${words.text("schedules.owner.named", { name: organization })}</bdi>`;
}

function readiness({ ready, assignables, state }: ScheduleView, words: RowParts["words"]): TemplateResult {
  const place = { look: "ready", part: "ready" };
  if (state === "archived") return stateLabel(archiveIcon(), words.text("schedules.archived"), place);
  if (assignables === 0) {
    return stateLabel("warning", words.text("schedules.nobody-assignable"), { ...place, tone: "warn" });
  }
  const text = words.text("schedules.ready", { ready, count: assignables });
  return ready === assignables ? stateLabel("done", text, { ...place, tone: "ok" }) : stateLabel("clock", text, place);
}

const warnings = ({ notices, state }: ScheduleView, words: RowParts["words"]): unknown =>
  state === "active" && notices.some(({ code }) => code === "one-admin-only")
    ? stateLabel("warning", words.text("schedules.one-admin-only"), { tone: "warn" })
    : nothing;
