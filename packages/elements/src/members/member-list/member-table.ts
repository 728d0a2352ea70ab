import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../../look/icons.ts";
import type { ListedMember } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import { blankRow, memberRow } from "./member-row.ts";
import { rowsUpTo } from "../../rows/row-window.ts";

/** What the table is drawn with. */
export interface TableParts extends ListView {
  /** Chooses the row that the Tab key stops at, out of those that are drawn. */
  chooseStop(drawn: readonly { readonly index: number }[]): void;
}

// The layout takes the roles of these elements away, so they are said again.
const group = "rowgroup";

/** The table: native elements, with their roles said again, since the layout takes them away. */
export function memberTable(list: TableParts): TemplateResult {
  const { messages, pages } = list;
  const isPending = pages.state.kind === "pending";
  const drawn = list.window.draw();
  list.chooseStop(drawn.rows);
  const rows = isPending ? rowsUpTo(8) : drawn.rows;
  const hasInvites = list.schedule?.autoSend === false;
  const total = pages.isWhole ? pages.length + 1 : -1;
  const pressed = (event: Event): void => press(list, event);
  // What does not bubble is heard on its way down.
  const pointed = { capture: true, handleEvent: (event: Event): void => point(list, event) };
  return html`
    <div id="scroller" part="scroller" tabindex="-1" @scroll=${() => list.hands?.why.hide()}>
      <table
        role="grid"
        part="table"
        class="${drawn.isVirtual ? "virtual" : ""} ${hasInvites ? "invites" : ""}"
        aria-label=${messages.text("list.title")}
        aria-rowcount=${isPending ? nothing : total}
        aria-busy=${isPending || pages.busy ? "true" : nothing}
        @focusin=${({ target }: Event) => list.act(({ keys }) => keys.arrived(target as HTMLElement))}
        @click=${pressed}
        @change=${pressed}
        @pointerenter=${pointed}
        @pointerleave=${pointed}
        @focus=${pointed}
        @blur=${pointed}
        @keydown=${(event: KeyboardEvent) => list.hands?.keys.keydown(event)}
      >
        <thead role=${group}>
          <tr role="row" aria-rowindex="1">
            ${list.hands?.selection?.head()}
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
        <tbody role=${group} ${drawn.place}>
          ${repeat(
            rows,
            ({ index }) => pages.rows.at(index)?.personId ?? index,
            ({ index, place }) => {
              const row: ListedMember | undefined = isPending ? undefined : pages.rows.at(index);
              return row ? memberRow(list, row, index, place) : blankRow(index, place);
            },
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** One listener for all rows: what a control does comes with the hands, what it holds is read at once. */
function press(list: TableParts, event: Event): void {
  const control = (event.target as Element).closest<HTMLInputElement>("[data-cell]");
  const row = list.pages.rows.at(Number(control?.closest("tr")?.dataset["index"]));
  if (!control || !row || (control.localName === "select") !== (event.type === "change")) return;
  // What may not be set stays as it is.
  if (control.ariaDisabled) event.preventDefault();
  const value = control.type === "checkbox" ? control.checked : control.value;
  const shown = list.shown(row);
  list.act((hands) => hands.press(control, shown, value));
}

function point(list: TableParts, { target, type }: Event): void {
  if ((target as Element).matches(".state")) list.act(({ why }) => why.point(target as HTMLElement, type));
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
    <button
      class="sort ${isSorted ? "sorted" : ""} ${descending ? "down" : ""}"
      @click=${() => list.act(({ asking }) => asking.sortBy(column))}
    >
      ${list.messages.text(`column.${column}`)}${icon("up")}
    </button>
  </th>`;
}
