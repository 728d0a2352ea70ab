import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon } from "../../../ui/icons.ts";
import { overlays } from "../../../ui/overlays.styles.ts";
import { reasonWords, type ReasonWords } from "../../../messages/reason-words.ts";
import { reasons } from "../../../messages/reasons.en.ts";
import type { BaseKey, Messages } from "../../../messages/messages.ts";
import { type ListedMember, nameOf } from "../../wire.ts";
import { hasMore, type ListView } from "../list-view.ts";
import { calendarLooks, invitationStates } from "../member-states.ts";
import { statePage } from "../list-states.ts";
import type { Invitations } from "../invitations/invitations.ts";
import type { Selection } from "../selection/selection.ts";
import { AddBox } from "./add-box.ts";
import { fewRows } from "./few-rows.ts";
import { handsWords } from "./hands.en.ts";
import { handsStyles } from "./hands.styles.ts";
import { MemberEdits } from "./member-edits.ts";
import { press } from "./press.ts";
import { ReasonPopover } from "./reason-popover.ts";
import { passOn } from "./pass-on.ts";
import { Question } from "./question.ts";
import { askToRemove } from "./remove-dialog.ts";
import { Tools } from "./tools.ts";

const words = { ...handsWords, ...reasons };

// From lucide, as the others are.
const dots = "M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0";

/** The words of a list and of its hands. */
export type HandsWords = Messages<BaseKey | keyof typeof words>;

/**
 * All that a list needs once somebody works with it: edits, questions, reasons, the keyboard, adding people. It loads
 * when the pointer or the focus first enters, so that a page that only shows a list stays small.
 */
export class Hands {
  readonly edits: MemberEdits;
  readonly why: ReasonPopover;
  readonly adding: AddBox;
  readonly question: Question;
  readonly #host: ListView;
  readonly #tools: Tools;
  #messages: Messages | undefined;
  #words: HandsWords | undefined;
  #said = "";
  #scheduleId = "";
  #isGone = false;
  #invitations: Invitations | undefined;
  #isLoading = false;

  constructor(host: ListView) {
    this.#host = host;
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(
      ...[overlays.styleSheet, handsStyles.styleSheet].filter((sheet) => sheet !== undefined),
    );
    this.edits = new MemberEdits(host, this);
    this.why = new ReasonPopover(host, this);
    this.adding = new AddBox(host, this);
    this.question = new Question(host, this);
    this.#tools = new Tools(host, this);
    host.addController({
      hostUpdate: () => this.#follow(),
      hostUpdated: () => this.#offerToSend(),
      hostDisconnected: () => this.#tools.stop(),
    });
  }

  /** The words of the list, with those that only hands need. */
  get words(): HandsWords {
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

  /** Several people at once, while that goes on. */
  get selection(): Selection | undefined {
    return this.#tools.selection;
  }

  /** The buttons for the whole list. */
  tools(): unknown {
    return this.#tools.render();
  }

  /** Ends the selection. */
  endSelection(): void {
    this.#tools.endSelection();
  }

  /** What belongs to invitations, once it is there. */
  get invites(): Invitations | undefined {
    return this.#invitations;
  }

  /** Loads what belongs to invitations if need be, then does the work; where it cannot be loaded, says so at the anchor. */
  invitations(work: (invitations: Invitations) => unknown, anchor?: Element): void {
    if (this.#invitations) {
      void work(this.#invitations);
      return;
    }
    import("../invitations/invitations.ts").then(
      ({ Invitations }) => {
        this.#invitations ??= new Invitations(this.#host, this);
        this.#host.requestUpdate();
        return work(this.#invitations);
      },
      () => anchor && this.why.show([{ code: "server.unreachable" }], anchor, true),
    );
  }

  /** The button in the last column of a row whose invitation something can be done with (B43). */
  more({ refused, name, email }: ListedMember, tab: 0 | -1): TemplateResult | typeof nothing {
    if (!hasMore(refused)) return nothing;
    const label = this.words.text("row.more", { name: nameOf({ name, email }) });
    return html`<button
      class="icon-button"
      part="more"
      data-cell="more"
      tabindex=${tab}
      aria-label=${label}
      title=${label}
      aria-haspopup="dialog"
    >
      ${drawing(dots)}
    </button>`;
  }

  /** Asks whether to remove a member, then does it. */
  askToRemove(row: ListedMember): Promise<void> {
    return askToRemove(this.#host, this, row);
  }

  /** Asks the owner who shall own the schedule, then leaves. */
  passOn(anchor: Element | null): Promise<void> {
    this.why.hide();
    return passOn(this.#host, this, anchor);
  }

  /** The caller is no longer on the schedule, by their own doing. */
  left(): void {
    this.#isGone = true;
    this.announce(this.words.text("said.left"));
    this.#host.reload();
  }

  /** What stands in place of the list for whoever has just left; `undefined` for everybody else. */
  farewell(): TemplateResult | undefined {
    const { words } = this;
    return this.#isGone
      ? statePage({ messages: words }, icon("done"), "left.title", words.text("left.text"))
      : undefined;
  }

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
    if (row) void this.#host.navigation.focus(rows.indexOf(row.personId), "role");
    else this.#host.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  /** Says how many fit a search or a filter. */
  found(): void {
    const { length, isComplete } = this.#host.pages.rows;
    this.announce(
      isComplete
        ? this.words.text("list.found", { count: length })
        : this.words.text("list.found-many", { count: 100 }),
    );
  }

  /** What stands beside the list: popovers, questions, the descriptions of states, and what is said. */
  render(): TemplateResult {
    const describe = (key: string): TemplateResult =>
      html`<span id=${key.replace(".", "-")}>${this.words.text(`${key}.text` as "calendar.ok.text")}</span>`;
    return html`
      ${this.selection?.render()} ${this.#tools.progress()} ${this.#invitations?.render()} ${this.question.render()}
      ${this.why.render()}
      <div hidden>
        ${invitationStates.map((state) => describe(`invitation.${state}`))}
        ${Object.keys(calendarLooks).map((state) => describe(`calendar.${state}`))}
      </div>
      <p class="hidden" role="status">${this.#said}</p>
    `;
  }

  /** What sends invitations shows by itself where some wait, or where nothing else sends them (B10). */
  #offerToSend(): void {
    const { schedule } = this.#host;
    const isOffered = schedule && !schedule.refused["add-members"] && (schedule.toInvite > 0 || !schedule.autoSend);
    if (this.#isLoading || !isOffered) return;
    this.#isLoading = true;
    this.invitations(() => undefined);
  }

  /** Another schedule begins anew. */
  #follow(): void {
    const { scheduleId } = this.#host;
    if (scheduleId === this.#scheduleId) return;
    this.#scheduleId = scheduleId;
    this.#isGone = false;
    this.#tools.stop();
  }
}
