import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { cross } from "../../ui/controls/more-icons.ts";
import { textField } from "../../ui/fields/text-field.ts";
import type { ControlParts } from "./field-control.ts";
import { itemText, labelOf, type MentionedPerson } from "./field-text.ts";
import { cellText, columnsOf, itemsOf, type ListColumn, type ListItem, toItem, toListText } from "./field-codec.ts";

/**
 * A list: entries are edited in place or removed, and a line below adds new ones. Every change is saved when the focus leaves its control.
 * Until then, rendering again keeps the typed text.
 */
export function listControl(parts: ControlParts): TemplateResult {
  const { words, field, edited, id } = parts;
  const items = itemsOf(edited.saved.shown ?? "");
  const columns = columnsOf(field.name, field.label !== null);
  const size = `of-${columns.length}`;
  const change = (index: number, line: Element): void =>
    edited.set(toListText(items.map((item, at) => (at === index ? readLine(line, columns) : item))));
  const remove = (index: number, pressed: Element): void => {
    // The button is about to disappear.
    pressed.closest(".list")?.querySelector<HTMLElement>(".new [data-column]")?.focus();
    edited.set(toListText(items.filter((_, at) => at !== index)));
  };
  const entry = (item: ListItem, index: number): TemplateResult => {
    const name = itemText(words, item);
    const label = ({ label }: ListColumn): string => words.text("list.item", { column: words.text(label), item: name });
    return html`<li
      class="entry ${size}"
      part="item"
      @change=${({ currentTarget }: Event) => change(index, currentTarget as Element)}
    >
      ${columns.map((column) => cell(parts, column, label(column), cellText(item, column)))}
      ${button(drawing(cross), {
        look: "icon-button",
        part: "remove-item",
        tooltip: words.text("list.remove", { item: name }),
        click: ({ currentTarget }) => remove(index, currentTarget),
      })}
    </li>`;
  };
  const addEntry = (line: Element | null): void => {
    if (line) add(parts, items, columns, line);
  };
  const keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    addEntry(event.currentTarget as Element);
  };
  return html`<div class="list stack fill" role="group" aria-label=${labelOf(words, field)}>
    ${
      items.length === 0
        ? html`<p class="muted">${words.text("list.empty")}</p>`
        : html`${columns.length > 1 ? columnHeads(parts, columns) : ""}
            <ul class="stack" part="items">
              ${items.map(entry)}
            </ul>`
    }
    <div class="entry new ${size}" @keydown=${keydown}>
      ${columns.map((column, at) =>
        cell(
          parts,
          column,
          words.text("list.new", { column: words.text(column.label) }),
          undefined,
          at === 0 ? id : undefined,
        ),
      )}
      ${button(words.text("list.add"), {
        look: "button small",
        part: "add-item",
        click: ({ currentTarget }) => addEntry(currentTarget.closest(".new")),
      })}
    </div>
  </div>`;
}

/** The column headings. Screen readers read them with each control. */
const columnHeads = ({ words }: ControlParts, columns: readonly ListColumn[]): TemplateResult =>
  html`<div class="entry heads of-${columns.length}" aria-hidden="true">
    ${columns.map(({ label }) => html`<span>${words.text(label)}</span>`)}
  </div>`;

/** The entries of a list that the caller can't change. */
export const listItems = (
  { words, field }: Pick<ControlParts, "words" | "field">,
  mentioned?: readonly MentionedPerson[],
): TemplateResult => {
  const items = (field.value ?? []) as readonly ListItem[];
  return items.length === 0
    ? html`<p class="muted">${words.text("list.empty")}</p>`
    : html`<ul class="shown bullets">
        ${items.map((item) => html`<li><bdi>${itemText(words, item, mentioned)}</bdi></li>`)}
      </ul>`;
};

/** A control of an entry, or of the line that adds one if `value` is `undefined`. */
function cell(
  { words, describedBy }: ControlParts,
  { key, kind, label: column }: ListColumn,
  label: string,
  value: string | undefined,
  id?: string,
): TemplateResult {
  const placeholder = kind === "currency" ? "EUR" : words.text(column);
  return textField({
    id,
    look: kind,
    column: key,
    inputMode: kind === "number" || kind === "amount" ? "decimal" : undefined,
    maxLength: kind === "currency" ? 3 : 120,
    placeholder: value === undefined ? placeholder : undefined,
    label,
    describedBy: id && describedBy,
    initial: value,
  });
}

const cellsIn = (line: Element): (HTMLInputElement | HTMLSelectElement)[] => [
  ...line.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-column]"),
];

const readLine = (line: Element, columns: readonly ListColumn[]): ListItem =>
  toItem(columns, Object.fromEntries(cellsIn(line).map(({ dataset, value }) => [dataset["column"] ?? "", value])));

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
