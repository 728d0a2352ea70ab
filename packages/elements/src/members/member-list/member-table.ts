import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { withHeight } from "../../look/at-offset.ts";
import { icon } from "../../look/icons.ts";
import type { ListedMember } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import { blankRow, memberRow } from "./member-row.ts";

/** What the table is drawn with. */
export interface TableParts extends ListView {
  /** Chooses the row that the Tab key stops at, out of those that are drawn. */
  chooseStop(drawn: readonly { readonly index: number }[]): void;
  /** A cell has the focus. */
  readonly focused: (event: FocusEvent) => void;
  /** Sorts by a column, or turns its order around. */
  sortBy(column: "name" | "role"): void;
}

// The layout takes the roles of these elements away, so they are said again.
const group = "rowgroup";

/** The table: native elements, with their roles said again, since the layout takes them away. */
export function memberTable(list: TableParts): TemplateResult {
  const { messages, pages } = list;
  const isPending = pages.state.kind === "pending";
  const drawn = list.window.draw();
  list.chooseStop(drawn.rows);
  const rows = isPending ? Array.from({ length: 8 }, (_, index) => ({ index, start: 0 })) : drawn.rows;
  const offsetOf = (start: number): number | undefined => (drawn.isVirtual ? start : undefined);
  const hasInvites = list.schedule?.autoSend === false;
  const total = pages.isWhole ? pages.length + 1 : -1;
  return html`
    <div id="scroller" part="scroller" tabindex="-1" @scroll=${() => list.hands?.why.hide()}>
      <table
        role="grid"
        part="table"
        class="${drawn.isVirtual ? "virtual" : ""} ${hasInvites ? "invites" : ""}"
        aria-label=${messages.text("list.title")}
        aria-rowcount=${isPending ? nothing : total}
        aria-busy=${isPending || pages.busy ? "true" : nothing}
        @focusin=${list.focused}
        @keydown=${(event: KeyboardEvent) => list.hands?.keys.keydown(event)}
      >
        <thead role=${group}>
          <tr role="row" aria-rowindex="1">
            <th class="tick" role="columnheader" scope="col">
              <span class="hidden">${messages.text("column.invited")}</span>
            </th>
            <th class="inv" role="columnheader" scope="col">${messages.text("column.invitation")}</th>
            <th class="cal" role="columnheader" scope="col">${messages.text("column.calendar")}</th>
            ${sortable(list, "name")}
            <th class="asg" role="columnheader" scope="col">${messages.text("column.assignable")}</th>
            ${sortable(list, "role")}
            <th class="act" role="columnheader" scope="col">
              <span class="hidden">${messages.text("column.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody role=${group} ${withHeight(drawn.height)}>
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
