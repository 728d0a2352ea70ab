import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../../ui/controls/button.ts";
import { icon } from "../../../ui/controls/icons.ts";
import type { Words } from "../../../ui/host/panel-host.ts";
import { type ListedMember, nameOf, roles } from "../../listed-member.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import { BulkDialog, type BulkHost } from "./bulk-dialog.ts";
import type { BulkChange } from "./bulk-run.ts";
import type { ListContext } from "../list-context.ts";

/** The list whose rows are selected. */
export type SelectionHost = BulkHost &
  Pick<ListContext, "rows" | "toast"> & {
    readonly navigation: { focus(index: number): Promise<void> };
    endSelection(): void;
    sendTo(people: readonly ListedMember[], anchor: HTMLElement): void;
  };

/**
 * Selects several members: a checkbox for each row, by pointer and keyboard, and a bar that changes, invites or removes them.
 * The selection stays while the list is searched, filtered and sorted, and when others change it.
 */
export class Selection {
  readonly #host: SelectionHost;
  readonly #dialog: BulkDialog;
  readonly #chosen = new Map<string, ListedMember>();
  /** Where a range starts, and where it ends now. */
  #range: { readonly from: number; readonly to: number } | undefined;

  constructor(host: SelectionHost) {
    this.#host = host;
    this.#dialog = new BulkDialog(host, (personIds) => this.deselect(personIds));
  }

  /** Deselects members who were changed or are gone. */
  deselect(personIds: readonly string[]): void {
    for (const personId of personIds) this.#chosen.delete(personId);
    this.#host.requestUpdate();
  }

  /** Deselects everyone. */
  clear(): void {
    this.#chosen.clear();
    this.#range = undefined;
  }

  /** The head of the column: selects all loaded rows, or none. */
  head(): TemplateResult {
    const words = this.#words;
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

  /** The checkbox of a row. */
  cell(row: ListedMember, index: number, tab: 0 | -1): TemplateResult {
    const click = (event: MouseEvent): void => {
      const isOn = (event.currentTarget as HTMLInputElement).checked;
      if (event.shiftKey && this.#range) this.#set(this.#host.rows.between(this.#range.from, index), isOn);
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
        aria-label=${this.#words.text("select.row", { name: nameOf(row) })}
        .checked=${this.#chosen.has(row.personId)}
        @click=${click}
      />
    </td>`;
  }

  /** Whether a member is to be invited, as a chip: a second column of checkboxes would be confusing (B46). */
  chip(row: ListedMember, tab: 0 | -1): TemplateResult {
    return html`<button
      class="chip"
      part="invited"
      data-cell="invited"
      tabindex=${tab}
      aria-pressed=${row.invited}
      aria-disabled=${row.refused["set-invited"] ? "true" : nothing}
      aria-label=${this.#words.text("row.invited", { name: nameOf(row) })}
    >
      ${row.invited ? icon("done") : nothing}${this.#words.text("column.invited")}
    </button>`;
  }

  /**
   * The keys of a selection, anywhere in a row: Shift and Space toggle it, Shift and an arrow extend the range, Control and
   * A select all loaded rows, Escape ends the selection. Returns whether the key was one of them.
   */
  keydown(event: KeyboardEvent, index: number): boolean {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (key === "Escape") this.#host.endSelection();
    else if ((ctrlKey || metaKey) && key.toLowerCase() === "a") this.#all(true);
    else if (shiftKey && key === " ") this.#toggle(index);
    else if (shiftKey && step !== 0) this.#extend(index, index + step);
    else return false;
    event.preventDefault();
    return true;
  }

  /** The bar below the rows, in place of the add box. */
  render(): TemplateResult {
    const words = this.#words;
    const count = this.#chosen.size;
    const isDisabled = count === 0;
    const apply = (): void => {
      const select = this.#host.renderRoot.querySelector<HTMLSelectElement>("[part=bulk-change]");
      const change = changes[select?.value ?? ""];
      if (change === undefined) select?.focus();
      else void this.#dialog.open(this.#people, change);
    };
    const option = (value: string, word: string): TemplateResult => html`<option value=${value}>${word}</option>`;
    return html`
      <div class="foot bulk" part="bulk-bar" role="group" aria-label=${words.text("select.bar")}>
        <b class="count strong">${count === 0 ? words.text("select.none") : words.text("select.count", { count })}</b>
        <span class="change cluster nowrap">
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
          ${button(words.text("select.apply"), { part: "bulk-apply", look: "button primary", isDisabled, click: apply })}
        </span>
        ${button(html`${icon("mail")}<span>${words.text("select.send")}</span>`, {
          part: "bulk-invite",
          isDisabled,
          click: ({ currentTarget }) => this.#host.sendTo(this.#people, currentTarget),
        })}
        ${button(html`${icon("bin")}<span>${words.text("select.remove")}</span>`, {
          part: "bulk-remove",
          isDisabled,
          click: () => this.#dialog.open(this.#people, { remove: true }),
        })}
        ${button(words.text("select.done"), { part: "bulk-done", click: () => this.#host.endSelection() })}
      </div>
    `;
  }

  get #words(): Words<DialogKey> {
    return this.#host.dialogWords;
  }

  get #people(): readonly ListedMember[] {
    return [...this.#chosen.values()];
  }

  #loaded(): readonly ListedMember[] {
    return this.#host.rows.between(0, this.#host.rows.length - 1);
  }

  #all(isOn: boolean): void {
    this.#set(this.#loaded(), isOn);
  }

  #toggle(index: number): void {
    const row = this.#host.rows.at(index);
    if (row === undefined) return;
    this.#range = { from: index, to: index };
    this.#set([row], !this.#chosen.has(row.personId));
  }

  /** Extends or shrinks the range by a row, and moves the focus there. */
  #extend(index: number, to: number): void {
    const last = this.#host.rows.length - 1;
    if (to < 0 || to > last) return;
    const from = this.#range?.to === index ? this.#range.from : index;
    if (this.#range?.to === index)
      for (const { personId } of this.#host.rows.between(from, index)) this.#chosen.delete(personId);
    this.#range = { from, to };
    this.#set(this.#host.rows.between(from, to), true);
    void this.#host.navigation.focus(to);
  }

  #set(people: readonly ListedMember[], isOn: boolean): void {
    for (const person of people) {
      if (isOn) this.#chosen.set(person.personId, person);
      else this.#chosen.delete(person.personId);
    }
    this.#host.toast.announce(this.#words.text("select.count", { count: this.#chosen.size }));
    this.#host.requestUpdate();
  }
}

/** The changes that the select of the bar offers, by value. */
const changes: Readonly<Record<string, BulkChange | undefined>> = {
  ...Object.fromEntries(roles.map((role) => [role, { role }])),
  assignable: { assignable: true },
  "not-assignable": { assignable: false },
  invited: { invited: true },
  "not-invited": { invited: false },
};
