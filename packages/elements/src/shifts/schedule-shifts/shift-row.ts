import type { ShiftStatus } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../../ui/icons.ts";
import type { WhyNot } from "../../ui/why-not.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { AssigneePicker } from "./assignee-picker.ts";
import type { RowWork, ShiftCommands } from "./shift-commands.ts";
import { ShiftTimes } from "./shift-days.ts";
import { chevron, pencil, statusDrawing } from "./shift-drawings.ts";
import type { ShiftForm } from "./shift-form.ts";
import { instantOf, type ListedShift, statuses } from "./shown-shifts.ts";
import type { ShiftsKey } from "./shifts-messages.en.ts";
import { wallTime } from "./zone-time.ts";

/** What a row is rendered from. */
export interface RowView {
  readonly words: Words<ShiftsKey>;
  readonly times: ShiftTimes;
  readonly now: number;
  readonly timeZone: string;
  /** Whether the caller can plan shifts at all; each row refines this. */
  readonly mayPlan: boolean;
  readonly commands: ShiftCommands;
  readonly picker: AssigneePicker;
  readonly form: ShiftForm;
  readonly why: WhyNot;
}

/** One shift of the list. */
export function shiftRow(view: RowView, shown: ListedShift): TemplateResult {
  const work = view.commands.of(shown.id);
  const shift = work?.kind === "saving" ? { ...shown, ...work.shows } : shown;
  const { words, mayPlan } = view;
  return html`<li
    class="shift ${shift.status}"
    part="shift"
    data-shift=${shift.id}
    aria-busy=${work?.kind === "saving" ? "true" : nothing}
  >
    ${when(view, shift)}
    <div class="kind"><bdi part="kind">${shift.kind}</bdi>${zoneNote(view, shift)}</div>
    <div class="who">
      ${mayPlan ? assigneeButton(view, shift) : assigneeText(words, shift)} ${flaggedBadge(view, shift)}
    </div>
    <div class="status">${mayPlan ? statusSelect(view, shift) : statusText(words, shift.status)}</div>
    ${mayPlan ? editButton(view, shift) : nothing} ${failure(view, shift, work)}
  </li>`;
}

/** The accessible name of a shift: kind and time. */
const nameOf = ({ times }: RowView, { kind, start }: ListedShift): string => `${kind}, ${times.both(instantOf(start))}`;

function when({ words, times, now, timeZone }: RowView, { start, end }: ListedShift): TemplateResult {
  const [from, to] = [instantOf(start), instantOf(end)];
  const lastDay = wallTime(to, timeZone).date;
  const isOvernight = wallTime(from, timeZone).date !== lastDay;
  return html`<div class="when">
    <span class="times"
      ><time datetime=${start.replace(/\[.*/, "")}>${times.time(from)}</time> –
      <time datetime=${end.replace(/\[.*/, "")}>${times.time(to)}</time></span
    >
    ${isOvernight ? html`<span class="muted fine">${endDay(words, times, to - from, lastDay)}</span>` : nothing}
    ${
      from <= now && now < to
        ? html`<span class="state ok" part="running">${icon("clock")}${words.text("shifts.running")}</span>`
        : nothing
    }
  </div>`;
}

const endDay = (words: Words<ShiftsKey>, times: ShiftTimes, length: number, lastDay: string): string =>
  length < 86_400_000 ? words.text("shifts.next-day") : words.text("shifts.until", { day: times.shortDay(lastDay) });

/** The local time of a shift whose time zone differs from the schedule's. */
function zoneNote({ words, timeZone }: RowView, shift: ListedShift): TemplateResult | typeof nothing {
  if (shift.timeZone === timeZone) return nothing;
  const time = new ShiftTimes(words.lang, shift.timeZone).time(instantOf(shift.start));
  return html`<span class="muted fine">${words.text("shifts.there", { time, zone: shift.timeZone })}</span>`;
}

const assigneeName = (words: Words<ShiftsKey>, { assignee }: ListedShift): string => {
  if (assignee === null) return words.text("shifts.unassigned");
  return assignee.name === "" ? words.text("shifts.unknown") : assignee.name;
};

const assigneeText = (words: Words<ShiftsKey>, shift: ListedShift): TemplateResult =>
  html`<span part="assignee" class=${shift.assignee ? "" : "muted"}><bdi>${assigneeName(words, shift)}</bdi></span>`;

function assigneeButton(view: RowView, shift: ListedShift): TemplateResult {
  const { words, picker, why } = view;
  const refused = shift.refused.assign;
  const name = assigneeName(words, shift);
  return html`<button
    type="button"
    class="button small pick ${shift.assignee ? "" : "muted"}"
    part="assignee"
    aria-haspopup="dialog"
    aria-disabled=${refused ? "true" : nothing}
    aria-label=${words.text("shifts.assignee", { shift: nameOf(view, shift), name })}
    @click=${({ currentTarget }: Event) => orWhyNot(why, refused, currentTarget, (anchor) => picker.open(shift, anchor))}
  >
    <bdi>${name}</bdi>${chevron()}
  </button>`;
}

function flaggedBadge(view: RowView, shift: ListedShift): TemplateResult | typeof nothing {
  const { words, mayPlan, commands } = view;
  if (shift.assignee?.flagged !== true) return nothing;
  const name = assigneeName(words, shift);
  return html`<span class="flagged" part="flagged">
    <span class="state warn">${icon("warning")}${words.text("shifts.flagged")}</span>
    ${
      mayPlan && !shift.refused.assign
        ? html`<button
            type="button"
            class="link"
            part="release"
            aria-label=${words.text("shifts.flagged.one.label", { shift: nameOf(view, shift), name })}
            @click=${({ currentTarget }: Event) => {
              // The button disappears with the badge: focus the assignee instead.
              (currentTarget as Element).closest("li")?.querySelector<HTMLElement>(".pick")?.focus();
              void commands.assign(shift, null);
            }}
          >
            ${words.text("shifts.flagged.one")}
          </button>`
        : nothing
    }
  </span>`;
}

function statusSelect(view: RowView, shift: ListedShift): TemplateResult {
  const { words, commands, why, now } = view;
  const refused = shift.refused["set-status"];
  const isAhead = instantOf(shift.start) > now;
  const set = ({ currentTarget }: Event): void => {
    const status = (currentTarget as HTMLSelectElement).value as ShiftStatus;
    if (!refused) void commands.setStatus(shift, status);
  };
  const press = (event: Event): void => {
    if (!refused) return;
    event.preventDefault();
    void why.show(refused, event.currentTarget as HTMLElement);
  };
  return html`<select
    class="field"
    part="status"
    aria-label=${words.text("shifts.status", { shift: nameOf(view, shift) })}
    aria-disabled=${refused ? "true" : nothing}
    .value=${live(shift.status)}
    @change=${set}
    @mousedown=${press}
  >
    ${statuses.map(
      (status) =>
        html`<option
          value=${status}
          ?selected=${status === shift.status}
          ?disabled=${status !== shift.status && ((status === "completed" && isAhead) || refused !== undefined)}
        >
          ${words.text(`status.${status}`)}
        </option>`,
    )}
  </select>`;
}

const statusText = (words: Words<ShiftsKey>, status: ShiftStatus): TemplateResult =>
  html`<span class="state" part="status">${statusDrawing(status)}${words.text(`status.${status}`)}</span>`;

function editButton(view: RowView, shift: ListedShift): TemplateResult {
  const { words, form, why } = view;
  const refused = shift.refused.move;
  const label = words.text(refused ? "shifts.why-not" : "shifts.edit", { shift: nameOf(view, shift) });
  return html`<button
    type="button"
    class="icon-button edit"
    part="edit"
    aria-label=${label}
    @click=${({ currentTarget }: Event) => orWhyNot(why, refused, currentTarget, () => form.edit(shift))}
  >
    ${refused ? icon("info") : pencil()}
  </button>`;
}

function failure(
  { words, commands }: RowView,
  { id }: ListedShift,
  work: RowWork | undefined,
): TemplateResult | typeof nothing {
  if (work?.kind !== "failed") return nothing;
  const { title, text, remedy } = reasonWords(words, work.reason);
  const reason = [`${title}.`, text, remedy].join(" ").trim();
  return html`<p class="failed" role="alert">
    <span class="state danger">${icon("warning")}${words.text("shifts.failed", { reason })}</span>
    <button
      type="button"
      class="link"
      @click=${({ currentTarget }: Event) => {
        (currentTarget as Element).closest("li")?.querySelector<HTMLElement>(".pick")?.focus();
        commands.forget(id);
      }}
    >
      ${words.text("shifts.forget")}
    </button>
  </p>`;
}

/** Runs the action, or explains why it isn't possible. */
function orWhyNot(
  why: WhyNot,
  refused: readonly Reason[] | undefined,
  target: EventTarget | null,
  act: (anchor: HTMLElement) => Promise<void>,
): void {
  const anchor = target as HTMLElement;
  void (refused ? why.show(refused, anchor) : act(anchor));
}
