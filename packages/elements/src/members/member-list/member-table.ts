import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import { renderListTable } from "../../ui/lists/list-table.ts";
import { isChoiceSettled } from "../../ui/fields/settled-choice.ts";
import { type ListedMember, roles } from "../listed-member.ts";
import { keyOf, type MemberPages } from "./member-query.ts";
import { type Cell, memberRow, type RowHost } from "./member-row.ts";
import type { MemberDialogs } from "./member-dialogs.ts";
import type { ListContext } from "./list-context.ts";

/** The list that the table is drawn in. */
export interface TableHost extends RowHost, Pick<ListContext, "applyEdits" | "explain"> {
  readonly pages: MemberPages;
  readonly navigation: GridNavigation<ListedMember, Cell>;
  sortBy(column: "name" | "role"): void;
  /** Hides the explanation and the description of a state whose controls have scrolled. */
  scrolled(): void;
  /** Loads the dialogs if needed, then runs `work`. */
  withDialogs(work: (dialogs: MemberDialogs) => unknown, anchor?: HTMLElement): void;
  /** Describes a state while the pointer or the focus is on it. */
  describe(state: HTMLElement, isOver: boolean): void;
}

/** The table of members. */
export function memberTable(host: TableHost): TemplateResult {
  const { words, pages, navigation, selection } = host;
  const pressed = (event: Event): void => press(host, event);
  // These events don't bubble, so they are handled in the capturing phase.
  const captured = (handleEvent: (event: Event) => void) => ({ capture: true, handleEvent });
  const pointed = captured((event) => {
    const { target, type } = event;
    const isOver = type === "pointerenter" || type === "focus";
    if ((target as Element).matches(".state")) host.describe(target as HTMLElement, isOver);
    if (type === "blur") press(host, event);
  });
  const column = (name: string, text: unknown): TemplateResult =>
    html`<th class="${name} wide-only" role="columnheader" scope="col">${text}</th>`;
  const hidden = (text: string): TemplateResult => html`<span class="hidden">${text}</span>`;
  return html`
    <div
      class="rows"
      @click=${pressed}
      @change=${pressed}
      @mousedown=${pressed}
      @keyup=${pressed}
      @pointerenter=${pointed}
      @pointerleave=${pointed}
      @focus=${pointed}
      @blur=${pointed}
      @scroll=${captured(() => host.scrolled())}
      @keydown=${captured((event) => keydown(host, event as KeyboardEvent))}
    >
      ${renderListTable({
        list: pages,
        navigation,
        label: words.text("list.title"),
        classes: host.schedule?.autoSend === false ? "invites" : "",
        head: html`
          ${selection?.head()}
          ${column("tick", selection ? hidden(words.text("column.invited")) : words.text("column.invited"))}
          ${column("inv", words.text("column.invitation"))} ${column("cal", words.text("column.calendar"))}
          ${sortable(host, "name")} ${column("asg", words.text("column.assignable"))} ${sortable(host, "role")}
          ${column("act", hidden(words.text("column.actions")))}
        `,
        keyOf,
        row: (member, index) => memberRow(host, host.applyEdits(member), index),
        bars: 4,
        skeletonRows: 8,
      })}
    </div>
  `;
}

/** Selection keys work anywhere in a row; Delete asks to remove the member. */
function keydown(host: TableHost, event: KeyboardEvent): void {
  const { selection } = host;
  press(host, event);
  const row = (event.target as HTMLElement).closest<HTMLElement>("tr[data-index]");
  if (!row || selection?.keydown(event, Number(row.dataset["index"]))) return;
  if (event.key !== "Delete" || event.altKey || event.metaKey) return;
  event.preventDefault();
  row.querySelector<HTMLElement>("[data-cell=action]")?.click();
}

/** One listener for the controls of all rows. A refused control explains why (X1). */
function press(host: TableHost, event: Event): void {
  const control = (event.target as Element).closest<HTMLInputElement>("[data-cell]");
  if (!control || !(control.localName === "select" ? isChoiceSettled(event) : event.type === "click")) return;
  // A row that is removed or moved loses the focus: by then, its index may be another member's, or the list may show another schedule.
  const member = host.schedule && host.pages.rows.get(control.closest("tr")?.dataset["person"] ?? "");
  if (!member) return;
  const cell = control.dataset["cell"] as Cell;
  const row = host.applyEdits(member);
  if ((event as KeyboardEvent).key === "Escape") control.value = row.role;
  const reasons = refusalOf(row, cell, control);
  if (reasons) {
    event.preventDefault();
    host.explain(reasons, control);
    return;
  }
  // During a selection, a button takes the place of the invite checkbox.
  const isOn = control.type === "checkbox" ? control.checked : !row.invited;
  const value = cell === "role" ? control.value : isOn;
  if (value === row.role) return;
  // Enter would open the options too.
  if (event.type === "keydown") event.preventDefault();
  host.withDialogs((dialogs) => dialogs.press(cell, row, value, control), control);
}

function refusalOf({ refused, role }: ListedMember, cell: Cell, control: HTMLElement): readonly Reason[] | undefined {
  if (cell === "invited" || cell === "assignable") return refused[`set-${cell}`];
  if (cell === "action") return refused.remove;
  if (cell !== "role" || control.localName === "select") return undefined;
  return roles.flatMap((one) => (one === role ? [] : (refused[`make-${one}`] ?? []))).slice(0, 1);
}

function sortable(host: TableHost, column: "name" | "role"): TemplateResult {
  const { sort, descending } = host.pages.query;
  const isSorted = sort === column;
  return html`<th
    class=${column === "name" ? "who" : "role"}
    role="columnheader"
    scope="col"
    aria-sort=${isSorted ? (descending ? "descending" : "ascending") : "none"}
  >
    <button class="sort ${isSorted ? "sorted" : ""} ${descending ? "down" : ""}" @click=${() => host.sortBy(column)}>
      ${host.words.text(`column.${column}`)}${icon("up")}
    </button>
  </th>`;
}
