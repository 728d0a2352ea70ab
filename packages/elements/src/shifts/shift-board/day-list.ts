import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { plus } from "../../ui/controls/more-icons.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { freeSlots } from "./board-rows.ts";
import {
  assigneeStates,
  type BoardView,
  coverage,
  dayName,
  freeLabel,
  offersLabel,
  statusLabel,
} from "./board-view.ts";
import { shiftsOn } from "./board-grid.ts";
import type { BoardDay } from "./load-board.ts";

const plusIcon = drawing(plus);

/** The week as a list of days with their shifts, for narrow containers and for printing long boards. */
export const dayList = (view: BoardView): TemplateResult =>
  html`${view.board.days.map((day) => daySection(view, day))}`;

function daySection(view: BoardView, day: BoardDay): TemplateResult {
  const all = shiftsOn(view, day);
  const shifts = all.filter(view.isFound);
  const name = dayName(view, day, "longDay");
  const isToday = day.date === view.board.today;
  return html`<section class="day" part="day" aria-labelledby="day-${day.date}">
    <div class="day-head cluster nowrap">
      <h3 id="day-${day.date}" class="medium grow" aria-current=${isToday ? "date" : nothing}>
        ${name}${isToday ? html` <span class="muted">${view.times.nearness(day.date, day.date)}</span>` : nothing}
      </h3>
      ${coverage(view, all)}
      ${
        view.canPlan
          ? button(plusIcon, {
              part: "add-on-day",
              look: "icon-button",
              tooltip: view.words.text("board.add-on", { day: name }),
              opensDialog: true,
              click: () => view.addShift(day),
            })
          : nothing
      }
    </div>
    ${
      shifts.length === 0
        ? html`<p class="muted small">${view.words.text("board.no-shifts")}</p>`
        : html`<ul>
            ${repeat(
              shifts,
              ({ id }) => id,
              (shift) => dayShift(view, shift),
            )}
          </ul>`
    }
  </section>`;
}

function dayShift(view: BoardView, shift: ListedShift): TemplateResult {
  const where = [shift.position, shift.venue].filter((text) => text !== "").join(" · ");
  return html`<li class="entry stack gap-1 ${shift.status}" part="shift" data-shift=${shift.id}>
    <div class="cluster between"><span class="hours">${view.hours(shift)}</span>${statusLabel(view, shift)}</div>
    ${button(html`<bdi part="kind">${shift.kind}</bdi>`, {
      look: "open",
      click: () => view.openShift(shift),
      opensDialog: true,
    })}
    ${where === "" ? nothing : html`<span class="muted small"><bdi>${where}</bdi></span>`} ${shiftPeople(view, shift)}
  </li>`;
}

/** The people on a shift with their states, and its free slots. */
export const shiftPeople = (
  view: BoardView,
  shift: ListedShift,
  action: (personId: string) => unknown = () => nothing,
): TemplateResult =>
  html`${shift.assignees.map(
    ({ personId, name }) =>
      html`<div class="cluster" data-person=${personId}>
        <bdi part="assignee">${name || view.words.text("shifts.unknown")}</bdi
        >${assigneeStates(view, shift, personId, "long")} ${action(personId)}
      </div>`,
  )}${freeSlots(shift) > 0 ? freeLabel(view, shift) : nothing}${offersLabel(view, shift)}`;
