import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { addressText } from "../../ui/text/address-text.ts";
import { renderListTable, type ListTableParts } from "../../ui/lists/list-table.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { instantOf } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import type { BoardRow } from "./board-rows.ts";
import {
  assigneeStates,
  type BoardView,
  coverage,
  dayName,
  freeLabel,
  offersLabel,
  rowName,
  statusLabel,
} from "./board-view.ts";
import type { BoardDay } from "./load-board.ts";
import { kindsOn } from "./people-times.ts";

/** The cells of a row: one for each day. */
export const dayCells = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** A cell of a row, by the position of its day. */
export type DayCell = (typeof dayCells)[number];

/** The list of rows, and the navigation between their cells. */
export interface GridParts {
  readonly list: ListTableParts<BoardRow>["list"];
  readonly navigation: NonNullable<ListTableParts<BoardRow>["navigation"]> & {
    tabStops(index: number, cells: readonly DayCell[]): (cell: DayCell) => 0 | -1;
  };
}

/** The maximum number of shifts shown in a cell if all rows have the same height. */
const maxShown = 2;

/** The week as a grid: a row for each person or position, a column for each day. */
export function boardGrid(view: BoardView, { list, navigation }: GridParts, corner: string): TemplateResult {
  const { words, board } = view;
  const { isVirtual } = list.window;
  return renderListTable<BoardRow>({
    list,
    navigation,
    label: words.text("board.title"),
    head: html`<th role="columnheader" scope="col">${corner}</th>
      ${guard([board, words.lang], () => board.days.map((day) => columnHead(view, day)))}`,
    keyOf: ({ key }) => key,
    row: (row, index) => boardRow(view, row, index, navigation.tabStops(index, dayCells), isVirtual),
    bars: 8,
    skeletonRows: 6,
    classes: "week",
  });
}

function columnHead(view: BoardView, day: BoardDay): TemplateResult {
  const isToday = day.date === view.board.today;
  return html`<th
    role="columnheader"
    scope="col"
    class="stack gap-0 ${isToday ? "today" : ""}"
    aria-current=${isToday ? "date" : nothing}
  >
    <span class="medium">${dayName(view, day)}</span>${coverage(view, shiftsOn(view, day))}
  </th>`;
}

/** The shifts that start on a day. */
export const shiftsOn = ({ board }: BoardView, { from, until }: BoardDay): readonly ListedShift[] =>
  board.shifts.filter(({ start }) => instantOf(start) >= from && instantOf(start) < until);

function boardRow(
  view: BoardView,
  row: BoardRow,
  index: number,
  tabStop: (cell: DayCell) => 0 | -1,
  isVirtual: boolean,
): TemplateResult {
  const { words, board } = view;
  const name = rowName(view, row);
  const stop = dayCells.find((cell) => tabStop(cell) === 0);
  return html`<tr
    part="row"
    role="row"
    class=${row.kind}
    data-index=${index}
    data-row=${row.key}
    aria-rowindex=${index + 2}
  >
    <th role="rowheader" scope="row">
      <span class="names"
        ><b class="strong" part="name"><bdi>${name.includes("@") ? addressText(name) : name}</bdi></b
        >${
          row.isFlagged
            ? stateLabel("warning", words.text("shifts.flagged"), { tone: "warn", part: "flagged" })
            : nothing
        }</span
      >
    </th>
    ${guard([board, words.lang, row, view.takenBy(row.personId), view.lapsing(), stop, isVirtual], () =>
      dayCells.map((cell) => {
        const day = board.days[Number(cell)];
        return day && boardCell(view, row, day, { cell, tabStop: cell === stop ? 0 : -1, isVirtual });
      }),
    )}
  </tr>`;
}

function boardCell(
  view: BoardView,
  row: BoardRow,
  day: BoardDay,
  { cell, tabStop, isVirtual }: { cell: DayCell; tabStop: 0 | -1; isVirtual: boolean },
): TemplateResult {
  const { words, openCell } = view;
  const shifts = row.cells.get(day.date) ?? [];
  const kinds = row.kind === "person" ? kindsOn(view.takenBy(row.personId), day) : [];
  const shown = isVirtual ? shifts.slice(0, maxShown) : shifts;
  const more = shifts.length - shown.length;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    void openCell(row, day);
  };
  return html`<td
    role="gridcell"
    part="cell"
    class="cell ${day.date === view.board.today ? "today" : ""} ${kinds.includes("unavailable") ? "taken" : ""}"
    data-cell=${cell}
    data-date=${day.date}
    tabindex=${tabStop}
    aria-haspopup="dialog"
    @click=${() => void openCell(row, day)}
    @keydown=${press}
  >
    ${kinds.map((kind) =>
      stateLabel(kind === "unavailable" ? "unavailable" : "clock", words.text(`board.${kind}`), { part: "taken" }),
    )}
    ${shown.map((shift) => chip(view, row, shift))}
    ${more > 0 ? html`<span class="small muted">${words.text("board.more-in-cell", { count: more })}</span>` : nothing}
    ${shifts.length + kinds.length === 0 ? html`<span class="hidden">${words.text("board.no-shifts")}</span>` : nothing}
  </td>`;
}

/** A shift in a cell. */
function chip(view: BoardView, row: BoardRow, shift: ListedShift): TemplateResult {
  return html`<div class="chip ${shift.status}" part="shift" data-shift=${shift.id}>
    <span class="hours">${view.hours(shift)}</span>
    <bdi class="strong cut" part="kind">${shift.kind}</bdi>
    ${
      row.kind === "person"
        ? assigneeStates(view, shift, row.personId)
        : row.kind === "unfilled"
          ? [freeLabel(view, shift), offersLabel(view, shift)]
          : html`${coverage(view, [shift])}${shift.status === "confirmed" ? nothing : statusLabel(view, shift)}`
    }
  </div>`;
}
