import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { withHeight } from "../../look/at-offset.ts";
import { icon } from "../../look/icons.ts";
import type { ListedMember } from "../wire.ts";
import { blankRow, memberRow, type RowParts } from "./member-row.ts";
import { calendarLooks, invitationStates } from "./member-states.ts";
import type { RowWindow } from "./row-window.ts";

/** What the table is drawn with. */
export interface TableParts extends RowParts {
  readonly window: RowWindow;
  /** Sorts by a column, or turns its order around. */
  sortBy(column: "name" | "role"): void;
}

/** The table: native elements, with their roles said again, since the layout takes them away. */
export function memberTable(list: TableParts): TemplateResult {
  const { messages, pages, keys, window } = list;
  const isPending = pages.state.kind === "pending";
  const drawn = window.draw();
  keys.choose(drawn.rows);
  const rows = isPending ? Array.from({ length: 8 }, (_, index) => ({ index, start: 0 })) : drawn.rows;
  const offsetOf = (start: number): number | undefined => (drawn.isVirtual ? start : undefined);
  const hasInvites = pages.schedule !== undefined && !list.edits.schedule(pages.schedule).autoSend;
  const total = pages.isWhole ? pages.length + 1 : -1;
  return html`
    <div id="scroller" part="scroller" tabindex="-1" @scroll=${() => list.why.hide()}>
      <table
        role="grid"
        part="table"
        class="${drawn.isVirtual ? "virtual" : ""} ${hasInvites ? "invites" : ""}"
        aria-label=${messages.text("list.title")}
        aria-rowcount=${isPending ? nothing : total}
        aria-busy=${isPending || pages.busy ? "true" : nothing}
        @focusin=${keys.focusin}
        @keydown=${keys.keydown}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <th class="tick" role="columnheader" scope="col"><span class="hidden">${messages.text("column.invited")}</span></th>
            <th class="inv" role="columnheader" scope="col">${messages.text("column.invitation")}</th>
            <th class="cal" role="columnheader" scope="col">${messages.text("column.calendar")}</th>
            ${sortable(list, "name")}
            <th class="asg" role="columnheader" scope="col">${messages.text("column.assignable")}</th>
            ${sortable(list, "role")}
            <th class="act" role="columnheader" scope="col"><span class="hidden">${messages.text("column.actions")}</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup" ${withHeight(drawn.height)}>
          ${repeat(
            rows,
            ({ index }) => pages.rows.at(index)?.personId ?? index,
            ({ index, start }) => {
              const row: ListedMember | undefined = isPending ? undefined : pages.rows.at(index);
              return row ? memberRow(list, row, index, offsetOf(start)) : blankRow(index, offsetOf(start));
            },
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** The descriptions that states refer to, once for all rows (B39, Q25). */
export function stateDescriptions({ messages }: TableParts): TemplateResult {
  const describe = (key: string): TemplateResult =>
    html`<span id=${key.replace(".", "-")}>${messages.text(`${key}.text` as "calendar.ok.text")}</span>`;
  return html`<div hidden>
    ${invitationStates.map((state) => describe(`invitation.${state}`))}
    ${Object.keys(calendarLooks).map((state) => describe(`calendar.${state}`))}
  </div>`;
}

function sortable(list: TableParts, column: "name" | "role"): TemplateResult {
  const { sort, descending } = list.pages.query;
  const isSorted = sort === column;
  return html`<th
    class=${column === "name" ? "who" : "role"}
    role="columnheader"
    scope="col"
    aria-sort=${isSorted ? (descending ? "descending" : "ascending") : "none"}
  >
    <button class="sort ${isSorted ? "sorted" : ""} ${descending ? "down" : ""}" @click=${() => list.sortBy(column)}>
      ${list.messages.text(`column.${column}`)}${icon("up")}
    </button>
  </th>`;
}
