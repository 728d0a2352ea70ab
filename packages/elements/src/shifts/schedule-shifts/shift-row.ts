import type { ShiftStatus, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { zoneName } from "@rollcall/core/time-format";
import { html, nothing, type TemplateResult } from "lit";
import { button, type PressEvent } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { isChoiceSettled } from "../../ui/fields/settled-choice.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import type { AssigneePicker } from "./assignee-picker.ts";
import { conflictKey } from "./load-conflicts.ts";
import type { ListedShift } from "./load-shifts.ts";
import type { ShiftCommands } from "./shift-commands.ts";
import type { ShiftForm } from "./shift-form.ts";
import type { ShiftListKey } from "./schedule-shifts.messages.ts";
import { assigneeState, pencil, statusIcons } from "./state-icons.ts";
import { isSameZone } from "../../ui/text/time-zones.ts";
import { instantOf, type Times, timesIn } from "../../ui/text/times.ts";
import { wallTime, withoutZone } from "./zone-time.ts";

// From lucide (ISC license).
const chevron = drawing("m6 9 6 6 6-6");
const dots = drawing(
  "M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
);

const statuses = Object.keys(statusIcons) as ShiftStatus[];

type Assignee = ShiftView["assignees"][number];

/** The data that a row is rendered from. */
export interface RowView {
  readonly words: Words<ShiftListKey>;
  readonly times: Times;
  readonly now: number;
  readonly timeZone: string;
  /** Whether the caller can plan shifts at all; each row refines this. */
  readonly mayPlan: boolean;
  readonly commands: ShiftCommands;
  readonly picker: AssigneePicker;
  readonly form: ShiftForm;
  readonly why: WhyNot;
  /** Offers a shift, or shows its offers. */
  readonly offer: (shift: ListedShift) => unknown;
  /** Opens the menu of a person on a shift. */
  readonly openMenu: (shift: ListedShift, assignee: Assignee, anchor: HTMLElement) => unknown;
  /** Who is unavailable during a shift they accepted, as keys of `conflictKey`. */
  readonly conflicts: ReadonlySet<string>;
}

/** One shift of the list. */
export function shiftRow(view: RowView, shown: ListedShift): TemplateResult {
  const { words, mayPlan, commands } = view;
  const work = commands.of(shown.id);
  const isSaving = work !== undefined && "pending" in work;
  const shift = isSaving ? { ...shown, ...work.pending } : shown;
  return html`<li
    class="shift ${shift.status}"
    part="shift"
    data-shift=${shift.id}
    aria-busy=${isSaving ? "true" : nothing}
  >
    ${when(view, shift)}
    <div class="kind strong"><bdi part="kind">${shift.kind}</bdi>${placeNote(shift)}${zoneNote(view, shift)}</div>
    <div class="who stack gap-0">${slotsOf(shift).map((assignee) => slot(view, shift, assignee))}</div>
    <div class="status">${mayPlan ? statusSelect(view, shift) : statusText(words, shift.status)}</div>
    ${mayPlan ? editButton(view, shift) : nothing}
    ${work && "failed" in work ? failure(view, shift.id, work.failed) : nothing}
  </li>`;
}

/** The accessible name of a shift: kind and time. */
const nameOf = ({ times }: Pick<RowView, "times">, { kind, start }: ListedShift): string =>
  `${kind}, ${times.text(start, "dayAndClock")}`;

function when({ words, times, now, timeZone }: RowView, { start, end }: ListedShift): TemplateResult {
  const [from, to] = [instantOf(start), instantOf(end)];
  const lastDay = wallTime(to, timeZone).date;
  const isOvernight = wallTime(from, timeZone).date !== lastDay;
  const endKey = to - from < 86_400_000 ? "shifts.next-day" : "shifts.until";
  const isRunning = from <= now && now < to;
  return html`<div class="when cluster">
    <span class="times"
      ><time datetime=${withoutZone(start)}>${times.text(from, "clock")}</time> –
      <time datetime=${withoutZone(end)}>${times.text(to, "clock")}</time></span
    >
    ${isOvernight ? html`<span class="muted small">${words.text(endKey, { day: timesIn(words, "UTC").text(lastDay, "day") })}</span>` : nothing}
    ${isRunning ? stateLabel("clock", words.text("shifts.running"), { tone: "ok", part: "running" }) : nothing}
  </div>`;
}

/** Where the shift is, and the position. */
function placeNote({ position, venue }: ListedShift): TemplateResult | typeof nothing {
  const known = [position, venue].filter((text) => text !== "");
  return known.length === 0 ? nothing : html`<bdi class="muted small" part="place">${known.join(" · ")}</bdi>`;
}

function zoneNote({ words, timeZone }: RowView, shift: ListedShift): TemplateResult | typeof nothing {
  if (isSameZone(shift.timeZone, timeZone)) return nothing;
  const time = timesIn(words, shift.timeZone).text(shift.start, "clock");
  return html`<span class="muted small">${words.text("shifts.there", { time, zone: zoneName(shift.timeZone) })}</span>`;
}

/** The people on a shift, and null for free slots. */
const slotsOf = ({ assignees, slots }: ListedShift): readonly (Assignee | null)[] =>
  assignees.length < slots ? [...assignees, null] : assignees;

function slot(view: RowView, shift: ListedShift, assignee: Assignee | null): TemplateResult {
  const name = slotName(view.words, shift, assignee);
  const isClosed = shift.status === "cancelled" || shift.status === "completed";
  const state = assignee === null || isClosed ? nothing : assigneeState(view.words, assignee.state);
  if (view.mayPlan) {
    return html`<div class="cluster gap-1">
      ${slotButton(view, shift, assignee, name)} ${state} ${flaggedBadge(view, shift, assignee)}
      ${conflictBadge(view, shift, assignee)}
      ${assignee === null ? offerButton(view, shift) : menuButton(view, shift, assignee, name)}
    </div>`;
  }
  return html`<div class="cluster gap-1">
    <span part="assignee" class=${assignee ? "" : "muted"}><bdi>${name}</bdi></span> ${state}
    ${flaggedBadge(view, shift, assignee)}
  </div>`;
}

function slotName(words: Words<ShiftListKey>, { assignees, slots }: ListedShift, assignee: Assignee | null): string {
  if (assignee !== null) return assignee.name || words.text("shifts.unknown");
  return slots === 1 ? words.text("shifts.unassigned") : words.text("shifts.free", { count: slots - assignees.length });
}

/** The button of the menu with what can be done about a person on a shift. */
function menuButton(view: RowView, shift: ListedShift, assignee: Assignee, name: string) {
  if (shift.refused.assign !== undefined) return nothing;
  return button(dots, {
    part: "assignee-actions",
    look: "icon-button",
    label: view.words.text("shifts.actions", { name, shift: nameOf(view, shift) }),
    isExpanded: false,
    click: ({ currentTarget }) => view.openMenu(shift, { ...assignee, name }, currentTarget),
  });
}

function slotButton(view: RowView, shift: ListedShift, assignee: Assignee | null, name: string): TemplateResult {
  const { words, picker, why } = view;
  const refused = shift.refused.assign;
  return button([html`<bdi class="cut">${name}</bdi>`, chevron], {
    part: "assignee",
    look: `button small pick ${assignee ? "" : "muted"}`,
    label: words.text("shifts.assignee", { shift: nameOf(view, shift), name }),
    opensDialog: true,
    isBusy: refused !== undefined,
    click: ({ currentTarget }) =>
      orWhyNot(why, refused, currentTarget, (anchor) => picker.open(shift, assignee?.personId ?? null, anchor)),
  });
}

/** Offers the free slots of an upcoming shift. */
function offerButton({ words, now, offer, ...view }: RowView, shift: ListedShift): TemplateResult | typeof nothing {
  const { refused, status, start } = shift;
  if (refused.assign !== undefined || status === "cancelled" || instantOf(start) <= now) return nothing;
  const action = words.text(status === "offered" ? "shifts.offers" : "shifts.offer");
  return button(action, {
    part: "offer",
    look: "link small",
    label: words.text("shifts.offer.label", { action, shift: nameOf(view, shift) }),
    opensDialog: true,
    click: () => offer(shift),
  });
}

function conflictBadge({ words, conflicts }: RowView, { id }: ListedShift, assignee: Assignee | null) {
  if (assignee === null || !conflicts.has(conflictKey(id, assignee.personId))) return nothing;
  return stateLabel("unavailable", words.text("shifts.conflict"), { tone: "danger", part: "conflict" });
}

function flaggedBadge(view: RowView, shift: ListedShift, assignee: Assignee | null): TemplateResult | typeof nothing {
  const { words, mayPlan, commands } = view;
  if (assignee?.flagged !== true) return nothing;
  const name = slotName(words, shift, assignee);
  const label = words.text("shifts.flagged.one.label", { shift: nameOf(view, shift), name });
  const release = ({ currentTarget }: PressEvent): void => {
    focusAssignee(currentTarget);
    void commands.assign(shift, null, assignee.personId);
  };
  return html`<span class="flagged cluster" part="flagged">
    ${stateLabel("warning", words.text("shifts.flagged"), { tone: "warn" })}
    ${
      mayPlan && !shift.refused.assign
        ? button(words.text("shifts.release"), { part: "release", look: "link", label, click: release })
        : nothing
    }
  </span>`;
}

/** Focuses the assignee of a row before the pressed button disappears. */
const focusAssignee = (pressed: HTMLElement): void =>
  pressed.closest("li")?.querySelector<HTMLElement>(".pick")?.focus();

function statusSelect(view: RowView, shift: ListedShift): TemplateResult {
  const { words, commands, why, now } = view;
  const refused = shift.refused["set-status"];
  const isUpcoming = instantOf(shift.start) > now;
  const hasFreeSlot = shift.assignees.length < shift.slots;
  const set = (event: Event): void => {
    const select = event.currentTarget as HTMLSelectElement;
    if (!isChoiceSettled(event)) return;
    if ((event as KeyboardEvent).key === "Escape") select.value = shift.status;
    const status = select.value as ShiftStatus;
    if (!refused && status !== shift.status) void commands.setStatus(shift, status);
  };
  const explain = (event: Event): void => {
    set(event);
    if (!refused) return;
    event.preventDefault();
    void why.show(refused, event.currentTarget as HTMLElement);
  };
  return html`<select
    class="field"
    part="status"
    aria-label=${words.text("shifts.status", { shift: nameOf(view, shift) })}
    aria-disabled=${refused ? "true" : nothing}
    .value=${shift.status}
    @change=${set}
    @keydown=${set}
    @keyup=${set}
    @click=${set}
    @blur=${set}
    @mousedown=${explain}
  >
    ${statuses.map((status) => {
      const isCurrent = status === shift.status;
      const isTooEarly = (status === "completed" && isUpcoming) || (status === "confirmed" && hasFreeSlot);
      const isDisabled = !isCurrent && (refused !== undefined || isTooEarly);
      return html`<option value=${status} ?selected=${isCurrent} ?disabled=${isDisabled}>
        ${words.text(`status.${status}`)}
      </option>`;
    })}
  </select>`;
}

const statusText = (words: Words<ShiftListKey>, status: ShiftStatus): TemplateResult =>
  stateLabel(statusIcons[status], words.text(`status.${status}`), { part: "status" });

function editButton(view: RowView, shift: ListedShift): TemplateResult {
  const { words, form, why } = view;
  const refused = shift.refused.move;
  return button(refused ? icon("info") : pencil, {
    part: "edit",
    look: "icon-button edit",
    label: words.text(refused ? "shifts.why-not" : "shifts.edit", { shift: nameOf(view, shift) }),
    click: ({ currentTarget }) => orWhyNot(why, refused, currentTarget, () => form.edit(shift)),
  });
}

function failure({ words, commands }: RowView, shiftId: string, problem: Reason): TemplateResult {
  const dismiss = ({ currentTarget }: PressEvent): void => {
    focusAssignee(currentTarget);
    commands.forget(shiftId);
  };
  const text = words.text("shifts.failed", { reason: reasonText(words, problem) });
  return html`<p class="failed cluster" role="alert">
    ${stateLabel("warning", text, { tone: "danger" })}
    ${button(words.text("shifts.forget"), { look: "link", click: dismiss })}
  </p>`;
}

/** Runs the action, or explains why it isn't possible. */
const orWhyNot = (
  why: WhyNot,
  refused: readonly Reason[] | undefined,
  anchor: HTMLElement,
  act: (anchor: HTMLElement) => Promise<void>,
): Promise<void> => (refused ? why.show(refused, anchor) : act(anchor));
