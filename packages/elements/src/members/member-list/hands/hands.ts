import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { overlays } from "../../../look/overlays.styles.ts";
import { reasonWords, type ReasonWords } from "../../../messages/reason-words.ts";
import { reasons } from "../../../messages/reasons.en.ts";
import type { Messages } from "../../../messages/messages.ts";
import type { ListedMember } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import { calendarLooks, invitationStates } from "../member-states.ts";
import { AddBox } from "./add-box.ts";
import { Asking } from "./asking.ts";
import { fewRows } from "./few-rows.ts";
import { GridKeys } from "./grid-keys.ts";
import { handsWords } from "./hands.en.ts";
import { handsStyles } from "./hands.styles.ts";
import { MemberEdits } from "./member-edits.ts";
import { press } from "./press.ts";
import { Refreshing } from "./refreshing.ts";
import { ReasonPopover } from "./reason-popover.ts";
import { RemoveDialog } from "./remove-dialog.ts";

const words = { ...handsWords, ...reasons };
type Words = Messages<keyof typeof words>;

/**
 * All that a list needs once somebody works with it: edits, questions, reasons, the keyboard, adding people. It loads
 * when the pointer or the focus first enters, so that a page that only shows a list stays small.
 */
export class Hands {
  readonly edits: MemberEdits;
  readonly why: ReasonPopover;
  readonly keys: GridKeys;
  readonly adding: AddBox;
  readonly asking: Asking;
  readonly refreshing: Refreshing;
  readonly #host: ListView;
  readonly #remove: RemoveDialog;
  #messages: Messages | undefined;
  #words: Words | undefined;
  #said = "";

  constructor(host: ListView) {
    this.#host = host;
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(
      ...[overlays.styleSheet, handsStyles.styleSheet].filter((sheet) => sheet !== undefined),
    );
    this.edits = new MemberEdits(host, this);
    this.why = new ReasonPopover(host, this);
    this.keys = new GridKeys(host);
    this.adding = new AddBox(host, this);
    this.asking = new Asking(host, this);
    this.refreshing = new Refreshing(host);
    this.#remove = new RemoveDialog(host, this);
  }

  /** The words of the list, with those that only hands need. */
  get words(): Words {
    if (this.#messages !== this.#host.messages || this.#words === undefined) {
      this.#messages = this.#host.messages;
      this.#words = this.#messages.with(words);
    }
    return this.#words;
  }

  /** What a person reads about a reason. */
  reason(reason: Reason): ReasonWords {
    return reasonWords(this.words, reason);
  }

  /** Says something to people who cannot see it. */
  announce(text: string): void {
    // The same words twice are said twice only if they differ.
    this.#said = this.#said === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Asks whether to remove a member, then does it. */
  readonly askToRemove: RemoveDialog["ask"] = (row) => this.#remove.ask(row);

  /** A control of a row was pressed, or another value chosen. */
  press(control: HTMLElement, row: ListedMember, value: string | boolean): Promise<void> {
    return press(this, control, row, value);
  }

  /** What stands in place of rows, or under the only one. */
  few(): TemplateResult | undefined {
    return fewRows(this.#host, this);
  }

  /** Takes the focus to the role of somebody who may become an admin (B58). */
  chooseSecondAdmin(): void {
    this.why.hide();
    const { rows } = this.#host.pages;
    const row = rows.find((one) => one.role !== "admin" && one.refused["make-admin"] === undefined);
    if (row) void this.keys.focus(rows.indexOf(row.personId), "role");
    else this.#host.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  /** Says how many fit a search or a filter. */
  found(): void {
    const { length, rows, isWhole } = this.#host.pages;
    const isMore = length > 0 && rows.at(length - 1) === undefined && !isWhole;
    this.announce(
      isMore ? this.words.text("list.found-many", { count: 100 }) : this.words.text("list.found", { count: length }),
    );
  }

  /** What stands beside the list: popovers, questions, the descriptions of states, and what is said. */
  render(): TemplateResult {
    const describe = (key: string): TemplateResult =>
      html`<span id=${key.replace(".", "-")}>${this.words.text(`${key}.text` as "calendar.ok.text")}</span>`;
    return html`
      ${this.#remove.render()} ${this.why.render()}
      <div hidden>
        ${invitationStates.map((state) => describe(`invitation.${state}`))}
        ${Object.keys(calendarLooks).map((state) => describe(`calendar.${state}`))}
      </div>
      <p class="hidden" role="status">${this.#said}</p>
    `;
  }
}
