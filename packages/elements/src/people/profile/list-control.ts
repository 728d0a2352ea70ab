import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../ui/icons.ts";
import type { ControlParts } from "./field-control.ts";
import { itemWords, labelOf } from "./field-words.ts";
import { cellText, columnsOf, itemsOf, type ListColumn, type ListItem, toItem, toListText } from "./list-columns.ts";

// From lucide (ISC licence), as the other drawings are.
const cross = "M18 6 6 18M6 6l12 12";

/**
 * A list of entries: each is changed where it stands, or taken off; a new one is added below. Every change saves itself
 * once it is left; until then nothing that is drawn anew, such as another change, takes away what is being typed.
 */
export function listControl(parts: ControlParts): TemplateResult {
  const { words, field, edited, id } = parts;
  const items = itemsOf(edited.saved.shown ?? "");
  const columns = columnsOf(field.name, field.label !== null);
  const label = labelOf(words, field);
  const change = (index: number, line: Element): void =>
    edited.set(toListText(items.map((item, at) => (at === index ? readLine(line, columns) : item))));
  const remove = (index: number, line: Element | null): void => {
    // What is gone hands the focus to what adds.
    line?.closest(".list")?.querySelector<HTMLElement>(".new [data-column]")?.focus();
    edited.set(toListText(items.filter((_, at) => at !== index)));
  };
  return html`<div class="list" role="group" aria-label=${label}>
    ${
      items.length === 0
        ? html`<p class="muted">${words.text("list.empty")}</p>`
        : html`${columns.length > 1 ? heads(parts, columns) : nothing}
            <ul part="items">
              ${items.map((item, index) => {
                const name = itemWords(words, item);
                return html`<li
                  class="entry of-${columns.length}"
                  part="item"
                  @change=${({ currentTarget }: Event) => change(index, currentTarget as Element)}
                >
                  ${columns.map((column) =>
                    cell(
                      parts,
                      column,
                      item,
                      words.text("list.item", { column: words.text(column.label), item: name }),
                    ),
                  )}
                  <button
                    type="button"
                    class="icon-button"
                    part="remove-item"
                    aria-label=${words.text("list.remove", { item: name })}
                    title=${words.text("list.remove", { item: name })}
                    @click=${({ currentTarget }: Event) => remove(index, currentTarget as Element)}
                  >
                    ${drawing(cross)}
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
        add(parts, items, columns, event.currentTarget as Element);
      }}
    >
      ${columns.map((column, at) =>
        cell(
          parts,
          column,
          undefined,
          words.text("list.new", { column: words.text(column.label) }),
          at === 0 ? id : undefined,
        ),
      )}
      <button
        type="button"
        class="button small"
        part="add-item"
        @click=${({ currentTarget }: Event) => {
          const line = (currentTarget as Element).parentElement;
          if (line) add(parts, items, columns, line);
        }}
      >
        ${words.text("list.add")}
      </button>
    </div>
  </div>`;
}

/** What the columns are called; readers hear it at each control. */
const heads = ({ words }: ControlParts, columns: readonly ListColumn[]): TemplateResult =>
  html`<div class="entry heads of-${columns.length}" aria-hidden="true">
    ${columns.map(({ label }) => html`<span>${words.text(label)}</span>`)}
  </div>`;

/** What a list holds, where it is not the caller's to change. */
export const listShown = ({ words, field }: Pick<ControlParts, "words" | "field">): TemplateResult => {
  const items = (field.value ?? []) as readonly ListItem[];
  return items.length === 0
    ? html`<p class="muted">${words.text("list.empty")}</p>`
    : html`<ul class="shown">
        ${items.map((item) => html`<li><bdi>${itemWords(words, item)}</bdi></li>`)}
      </ul>`;
};

function cell(
  { words, id }: ControlParts,
  column: ListColumn,
  item: ListItem | undefined,
  label: string,
  own?: string,
): TemplateResult {
  const value = item === undefined ? "" : cellText(item, column);
  const describedBy = own === undefined ? nothing : `${id}-state ${id}-meta`;
  if (column.kind === "rating") {
    return html`<select class="field" data-column=${column.key} aria-label=${label}>
      <option value="" .selected=${value === ""}>${words.text("rating.none")}</option>
      ${[1, 2, 3, 4, 5].map(
        (rating) =>
          html`<option value=${rating} .selected=${value === String(rating)}>
            ${words.text("rating.of", { rating })}
          </option>`,
      )}
    </select>`;
  }
  return html`<input
    id=${own ?? nothing}
    class="field ${column.kind}"
    data-column=${column.key}
    type=${column.kind === "date" ? "date" : "text"}
    inputmode=${column.kind === "number" || column.kind === "amount" ? "decimal" : nothing}
    maxlength=${column.kind === "date" ? nothing : column.kind === "currency" ? 3 : 120}
    autocomplete="off"
    placeholder=${item !== undefined || column.kind === "date" ? nothing : column.kind === "currency" ? "EUR" : words.text(column.label)}
    aria-label=${label}
    aria-describedby=${describedBy}
    .value=${item === undefined ? nothing : value}
  />`;
}

function readLine(line: Element, columns: readonly ListColumn[]): ListItem {
  const cells = [...line.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-column]")];
  return toItem(columns, Object.fromEntries(cells.map((cell) => [cell.dataset["column"] ?? "", cell.value])));
}

/** Adds what stands in the line below the entries, once what an entry needs is there. */
function add(
  { edited }: ControlParts,
  items: readonly ListItem[],
  columns: readonly ListColumn[],
  line: Element,
): void {
  const cells = [...line.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-column]")];
  const missing = columns.find(({ isNeeded }, at) => isNeeded && cells[at]?.value.trim() === "");
  edited.missing = missing?.label;
  if (missing !== undefined) {
    cells[columns.indexOf(missing)]?.focus();
    edited.saved.revert();
    return;
  }
  const text = toListText([...items, readLine(line, columns)]);
  for (const one of cells) one.value = "";
  cells[0]?.focus();
  edited.set(text);
}
