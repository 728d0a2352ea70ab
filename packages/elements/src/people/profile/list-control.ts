import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { ControlParts } from "./field-control.ts";
import { itemText, labelOf } from "./field-text.ts";
import { cellText, columnsOf, itemsOf, type ListColumn, type ListItem, toItem, toListText } from "./list-columns.ts";

type Cell = HTMLInputElement | HTMLSelectElement;

/**
 * A list: entries are edited in place or removed, and a line below adds new ones. Every change is saved on leaving its
 * control. Until then, rendering again keeps what is typed.
 */
export function listControl(parts: ControlParts): TemplateResult {
  const { words, field, edited, id } = parts;
  const items = itemsOf(edited.saved.shown ?? "");
  const columns = columnsOf(field.name, field.label !== null);
  const change = (index: number, line: Element): void =>
    edited.set(toListText(items.map((item, at) => (at === index ? readLine(line, columns) : item))));
  const remove = (index: number, button: Element): void => {
    // The button is about to go.
    button.closest(".list")?.querySelector<HTMLElement>(".new [data-column]")?.focus();
    edited.set(toListText(items.filter((_, at) => at !== index)));
  };
  const addLine = (line: Element | null): void => {
    if (line) add(parts, items, columns, line);
  };
  return html`<div class="list" role="group" aria-label=${labelOf(words, field)}>
    ${
      items.length === 0
        ? html`<p class="muted">${words.text("list.empty")}</p>`
        : html`${columns.length > 1 ? columnHeads(parts, columns) : nothing}
            <ul part="items">
              ${items.map((item, index) => {
                const name = itemText(words, item);
                const label = words.text("list.remove", { item: name });
                return html`<li
                  class="entry of-${columns.length}"
                  part="item"
                  @change=${({ currentTarget }: Event) => change(index, currentTarget as Element)}
                >
                  ${columns.map((column) =>
                    cell(
                      parts,
                      column,
                      words.text("list.item", { column: words.text(column.label), item: name }),
                      cellText(item, column),
                    ),
                  )}
                  <button
                    type="button"
                    class="icon-button"
                    part="remove-item"
                    aria-label=${label}
                    title=${label}
                    @click=${({ currentTarget }: Event) => remove(index, currentTarget as Element)}
                  >
                    ${icon("close")}
                  </button>
                </li>`;
              })}
            </ul>`
    }
    <div
      class="entry new of-${columns.length}"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.isComposing || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        addLine(event.currentTarget as Element);
      }}
    >
      ${columns.map((column, at) =>
        cell(
          parts,
          column,
          words.text("list.new", { column: words.text(column.label) }),
          undefined,
          at === 0 ? id : undefined,
        ),
      )}
      <button
        type="button"
        class="button small"
        part="add-item"
        @click=${({ currentTarget }: Event) => addLine((currentTarget as Element).closest(".new"))}
      >
        ${words.text("list.add")}
      </button>
    </div>
  </div>`;
}

/** The column heads. Screen readers get them with each control. */
const columnHeads = ({ words }: ControlParts, columns: readonly ListColumn[]): TemplateResult =>
  html`<div class="entry heads of-${columns.length}" aria-hidden="true">
    ${columns.map(({ label }) => html`<span>${words.text(label)}</span>`)}
  </div>`;

/** The entries of a list that the caller can't change. */
export const listItems = ({ words, field }: Pick<ControlParts, "words" | "field">): TemplateResult => {
  const items = (field.value ?? []) as readonly ListItem[];
  return items.length === 0
    ? html`<p class="muted">${words.text("list.empty")}</p>`
    : html`<ul class="shown bullets">
        ${items.map((item) => html`<li><bdi>${itemText(words, item)}</bdi></li>`)}
      </ul>`;
};

/** A control of an entry; of the line that adds one if `value` is `undefined`. */
function cell(
  { words, describedBy }: ControlParts,
  { key, kind, label: column }: ListColumn,
  label: string,
  value: string | undefined,
  id?: string,
): TemplateResult {
  if (kind === "rating") {
    return html`<select class="field" data-column=${key} aria-label=${label}>
      <option value="" .selected=${!value}>${words.text("rating.none")}</option>
      ${[1, 2, 3, 4, 5].map(
        (rating) =>
          html`<option value=${rating} .selected=${value === String(rating)}>
            ${words.text("rating.of", { rating })}
          </option>`,
      )}
    </select>`;
  }
  const placeholder = kind === "currency" ? "EUR" : words.text(column);
  return html`<input
    id=${id ?? nothing}
    class="field ${kind}"
    data-column=${key}
    type=${kind === "date" ? "date" : "text"}
    inputmode=${kind === "number" || kind === "amount" ? "decimal" : nothing}
    maxlength=${kind === "date" ? nothing : kind === "currency" ? 3 : 120}
    autocomplete="off"
    placeholder=${value !== undefined || kind === "date" ? nothing : placeholder}
    aria-label=${label}
    aria-describedby=${id === undefined ? nothing : describedBy}
    .value=${value ?? nothing}
  />`;
}

const cellsIn = (line: Element): Cell[] => [...line.querySelectorAll<Cell>("[data-column]")];

const readLine = (line: Element, columns: readonly ListColumn[]): ListItem =>
  toItem(columns, Object.fromEntries(cellsIn(line).map((cell) => [cell.dataset["column"] ?? "", cell.value])));

/** Adds the entry of a line once its required columns are filled in. */
function add(
  { edited }: ControlParts,
  items: readonly ListItem[],
  columns: readonly ListColumn[],
  line: Element,
): void {
  const cells = cellsIn(line);
  const missing = columns.findIndex(({ isRequired }, at) => isRequired && cells[at]?.value.trim() === "");
  edited.missing = columns[missing]?.label;
  if (missing >= 0) {
    cells[missing]?.focus();
    edited.saved.revert();
    return;
  }
  const text = toListText([...items, readLine(line, columns)]);
  for (const cell of cells) cell.value = "";
  cells[0]?.focus();
  edited.set(text);
}
