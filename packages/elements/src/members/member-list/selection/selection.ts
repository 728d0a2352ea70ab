import { html, nothing, type TemplateResult } from "lit";
import { drawing, icons } from "../../../ui/icons.ts";
import type { BaseKey, Messages } from "../../../messages/messages.ts";
import { reasons } from "../../../messages/reasons.en.ts";
import { type ListedMember, nameOf, type Role, roles } from "../../wire.ts";
import { handsWords } from "../hands/hands.en.ts";
import type { Hands } from "../hands/hands.ts";
import type { ListView } from "../list-view.ts";
import { BulkDialog } from "./bulk-dialog.ts";
import type { BulkChange } from "./bulk-run.ts";
import { selectionWords } from "./selection.en.ts";
import { selectionStyles } from "./selection.styles.ts";

const catalogue = { ...handsWords, ...reasons, ...selectionWords };

/** The words of a list, its hands and its selection. */
export type SelectionWords = Messages<BaseKey | keyof typeof catalogue>;

/**
 * Several members at once: a box for each row, by pointer and keyboard, and a bar that changes or removes all of them.
 * Who is selected stays so while the list is searched, filtered and sorted, and when others change it.
 */
export class Selection {
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #dialog: BulkDialog;
  /** Who is selected, as they were then: their names are needed even when they are gone. */
  readonly #chosen = new Map<string, ListedMember>();
  #messages: Messages | undefined;
  #words: SelectionWords | undefined;
  /** Where a range begins, and where it ends now. */
  #range: { readonly from: number; readonly to: number } | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
    this.#dialog = new BulkDialog(host, hands, this);
    const sheets = (host.renderRoot as ShadowRoot).adoptedStyleSheets;
    const { styleSheet } = selectionStyles;
    if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
  }

  /** The words of the list, with those of a selection. */
  get words(): SelectionWords {
    if (this.#messages !== this.#host.messages || this.#words === undefined) {
      this.#messages = this.#host.messages;
      this.#words = this.#messages.with(catalogue);
    }
    return this.#words;
  }

  /** Who is selected. */
  get chosen(): readonly ListedMember[] {
    return [...this.#chosen.values()];
  }

  /** Takes people out of the selection. */
  drop(personIds: Iterable<string>): void {
    for (const personId of personIds) this.#chosen.delete(personId);
    this.#host.requestUpdate();
  }

  /** The head of the column: all loaded rows, or nobody. */
  head(): TemplateResult {
    const { words } = this;
    const loaded = this.#loaded();
    const count = loaded.filter(({ personId }) => this.#chosen.has(personId)).length;
    const isAll = count > 0 && count === loaded.length;
    return html`<th class="pick" role="columnheader" scope="col">
      <span class="hidden">${words.text("select.column")}</span>
      <input
        type="checkbox"
        class="box"
        part="select-all"
        aria-label=${words.text("select.all")}
        .checked=${isAll}
        .indeterminate=${count > 0 && !isAll}
        @change=${() => this.#all(!isAll)}
      />
    </th>`;
  }

  /** The box of a row. */
  cell(row: ListedMember, index: number, tab: 0 | -1): TemplateResult {
    const click = (event: MouseEvent): void => {
      const isOn = (event.currentTarget as HTMLInputElement).checked;
      if (event.shiftKey && this.#range) this.#set(this.#host.pages.rows.between(this.#range.from, index), isOn);
      else {
        this.#range = { from: index, to: index };
        this.#set([row], isOn);
      }
    };
    return html`<td class="pick" role="gridcell">
      <input
        type="checkbox"
        class="box"
        part="select-row"
        data-cell="select"
        tabindex=${tab}
        aria-label=${this.words.text("select.row", { name: nameOf(row) })}
        .checked=${this.#chosen.has(row.personId)}
        @click=${click}
      />
    </td>`;
  }

  /**
   * The keys of a selection, anywhere in a row: Shift and Space turn it, Shift and an arrow take the next one along,
   * Control and A take all loaded rows, Escape ends it. Answers whether it was one of them.
   */
  keydown(event: KeyboardEvent, index: number): boolean {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (key === "Escape") this.#hands.endSelection();
    else if ((ctrlKey || metaKey) && key.toLowerCase() === "a") this.#all(true);
    else if (shiftKey && key === " ") this.#turn(index);
    else if (shiftKey && step !== 0) this.#extend(index, index + step);
    else return false;
    event.preventDefault();
    return true;
  }

  /** The bar below the rows, in place of the add box, and the dialog of a change. */
  render(): TemplateResult {
    const { words } = this;
    const count = this.#chosen.size;
    const isNobody = count === 0;
    const apply = (): void => {
      const select = this.#host.renderRoot.querySelector<HTMLSelectElement>("[part=bulk-change]");
      const change = changes[select?.value ?? ""];
      if (change === undefined) select?.focus();
      else void this.#dialog.open(change);
    };
    const option = (value: string, word: string): TemplateResult => html`<option value=${value}>${word}</option>`;
    return html`
      <div class="bulk" part="bulk-bar" role="group" aria-label=${words.text("select.bar")}>
        <b class="count">${isNobody ? words.text("select.none") : words.text("select.count", { count })}</b>
        <span class="change">
          <select class="field" part="bulk-change" aria-label=${words.text("select.change")}>
            <option value="">${words.text("select.choose")}</option>
            <optgroup label=${words.text("select.group.role")}>
              ${roles.map((role) => option(role, words.text(`role.${role}`)))}
            </optgroup>
            <optgroup label=${words.text("select.group.assignable")}>
              ${option("assignable", words.text("select.assignable"))}
              ${option("not-assignable", words.text("select.not-assignable"))}
            </optgroup>
            ${
              this.#host.schedule?.autoSend === false
                ? html`<optgroup label=${words.text("select.group.invited")}>
                    ${option("invited", words.text("select.invited"))}
                    ${option("not-invited", words.text("select.not-invited"))}
                  </optgroup>`
                : nothing
            }
          </select>
          <button class="button primary" part="bulk-apply" ?disabled=${isNobody} @click=${apply}>
            ${words.text("select.apply")}
          </button>
        </span>
        <button
          class="button"
          part="bulk-invite"
          ?disabled=${isNobody}
          @click=${({ currentTarget }: Event) => this.#invite(currentTarget as Element)}
        >
          ${drawing(icons.mail)}<span>${words.text("select.send")}</span>
        </button>
        <button
          class="button"
          part="bulk-remove"
          ?disabled=${isNobody}
          @click=${() => void this.#dialog.open({ remove: true })}
        >
          ${drawing(icons.bin)}<span>${words.text("select.remove")}</span>
        </button>
        <button class="button" part="bulk-done" @click=${() => this.#hands.endSelection()}>
          ${words.text("select.done")}
        </button>
      </div>
      ${this.#dialog.render()}
    `;
  }

  #invite(anchor: Element): void {
    this.#hands.invitations(({ sending }) => sending.chosen(this.chosen), anchor);
  }

  #loaded(): readonly ListedMember[] {
    return this.#host.pages.rows.between(0, this.#host.pages.rows.length - 1);
  }

  #all(isOn: boolean): void {
    this.#set(this.#loaded(), isOn);
  }

  #turn(index: number): void {
    const row = this.#host.pages.rows.at(index);
    if (row === undefined) return;
    this.#range = { from: index, to: index };
    this.#set([row], !this.#chosen.has(row.personId));
  }

  /** Takes the range on to the next row, or back from it, and the focus with it. */
  #extend(index: number, to: number): void {
    const last = this.#host.pages.rows.length - 1;
    if (to < 0 || to > last) return;
    const from = this.#range?.to === index ? this.#range.from : index;
    if (this.#range?.to === index)
      for (const { personId } of this.#host.pages.rows.between(from, index)) this.#chosen.delete(personId);
    this.#range = { from, to };
    this.#set(this.#host.pages.rows.between(from, to), true);
    void this.#host.navigation.focus(to);
  }

  #set(people: readonly ListedMember[], isOn: boolean): void {
    for (const person of people) {
      if (isOn) this.#chosen.set(person.personId, person);
      else this.#chosen.delete(person.personId);
    }
    this.#hands.announce(this.words.text("select.count", { count: this.#chosen.size }));
    this.#host.requestUpdate();
  }
}

const toRole = (role: Role): readonly [string, BulkChange] => [role, { role }];

/** What the choice in the bar stands for. */
const changes: Readonly<Record<string, BulkChange | undefined>> = {
  ...Object.fromEntries(roles.map(toRole)),
  assignable: { assignable: true },
  "not-assignable": { assignable: false },
  invited: { invited: true },
  "not-invited": { invited: false },
};
