import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { renderListTable } from "../../ui/lists/list-table.ts";
import type { ListView } from "./list-view.ts";
import { memberRow } from "./member-row.ts";
import { keyOf } from "./member-query.ts";

/** The table of members. */
export function memberTable(list: ListView): TemplateResult {
  const { messages, pages, navigation } = list;
  const pressed = (event: Event): void => press(list, event);
  // These events don't bubble, so they are handled in the capturing phase.
  const captured = (handleEvent: (event: Event) => void) => ({ capture: true, handleEvent });
  const pointed = captured((event) => point(list, event));
  return html`
    <div
      class="rows"
      @click=${pressed}
      @change=${pressed}
      @pointerenter=${pointed}
      @pointerleave=${pointed}
      @focus=${pointed}
      @blur=${pointed}
      @scroll=${captured(() => list.hands?.why.hide())}
      @keydown=${captured((event) => keydown(list, event as KeyboardEvent))}
    >
      ${renderListTable({
        list: pages,
        navigation,
        label: messages.text("list.title"),
        classes: list.schedule?.autoSend === false ? "invites" : "",
        head: html`
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
        `,
        keyOf,
        row: (member, index) => memberRow(list, member, index),
        bars: 4,
        skeletonRows: 8,
      })}
    </div>
  `;
}

/** Selection keys work anywhere in a row; Delete asks to remove. */
function keydown(list: ListView, event: KeyboardEvent): void {
  const row = (event.target as HTMLElement).closest<HTMLElement>("tr[data-index]");
  if (!row || list.hands?.selection?.keydown(event, Number(row.dataset["index"]))) return;
  if (event.key !== "Delete" || event.altKey || event.metaKey) return;
  event.preventDefault();
  row.querySelector<HTMLElement>("[data-cell=action]")?.click();
}

/** One listener for all rows: what a control does comes with the hands, what it holds is read at once. */
function press(list: ListView, event: Event): void {
  const control = (event.target as Element).closest<HTMLInputElement>("[data-cell]");
  const row = list.pages.rows.at(Number(control?.closest("tr")?.dataset["index"]));
  if (!control || !row || (control.localName === "select") !== (event.type === "change")) return;
  // What may not be set stays as it is.
  if (control.ariaDisabled) event.preventDefault();
  const value = control.type === "checkbox" ? control.checked : control.value;
  const shown = list.shown(row);
  list.act((hands) => hands.press(control, shown, value));
}

function point(list: ListView, { target, type }: Event): void {
  if ((target as Element).matches(".state")) list.act(({ why }) => why.point(target as HTMLElement, type));
}

function sortable(list: ListView, column: "name" | "role"): TemplateResult {
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
