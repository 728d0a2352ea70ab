import { consume } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { controls } from "../../look/controls.styles.ts";
import { overlays } from "../../look/overlays.styles.ts";
import { tokens } from "../../look/tokens.styles.ts";
import { Messages } from "../../messages/messages.ts";
import { clientContext, type Me, meContext, messagesContext, streamContext } from "../../provider/contexts.ts";
import type { StreamHub, StreamStatus } from "../../provider/stream-hub.ts";
import type { ListedMember } from "../wire.ts";
import { AddBox } from "./add-box.ts";
import { GridKeys } from "./grid-keys.ts";
import { ListFilters } from "./list-filters.ts";
import { listHeader, statePage } from "./list-header.ts";
import { LiveUpdates } from "./live-updates.ts";
import { MemberEdits } from "./member-edits.ts";
import { frame } from "./member-list.styles.ts";
import { MemberPages, type MemberQuery } from "./member-pages.ts";
import { rowStyles } from "./member-row.styles.ts";
import { memberTable, stateDescriptions } from "./member-table.ts";
import { ReasonPopover } from "./reason-popover.ts";
import { RemoveDialog } from "./remove-dialog.ts";
import { RowWindow } from "./row-window.ts";

/**
 * The members of one schedule: who they are, how they were invited, whether their calendar is known, whether they can be
 * assigned, their role, and what can be done (B5, B37–B43). It stands inside a `<rollcall-provider>`.
 *
 * Every control follows the server's decision; where it forbids, the reason is one press away (X1). Edits show at once
 * and roll back when they are refused. What others change shows within the second. Long lists draw the rows in sight.
 *
 * Keyboard: the table is one stop of the Tab key. Arrows move by cell and row, Page Up and Page Down by ten rows, Home
 * and End to the ends of a row, with Control to the ends of the list. Enter and Space press or open, Delete asks to
 * remove (or says why not), Escape closes what is open.
 *
 * It is as high as its rows up to `--member-list-rows-height`, then scrolls; given a height, it fills it. Light and dark
 * follow the `color-scheme` of the page.
 *
 * @summary The live member list of one schedule.
 * @slot title - The heading; "Members" if left out.
 * @slot header - More controls at the top, before the auto-send toggle.
 * @fires {MemberChangedEvent} rollcall-member-changed - A value was set and the server agreed.
 * @fires {MemberRemovedEvent} rollcall-member-removed - Somebody was removed or left.
 * @fires {MembersAddedEvent} rollcall-members-added - People were added.
 * @csspart panel - Everything.
 * @csspart header - Title, totals and auto-send.
 * @csspart title - The heading.
 * @csspart totals - How many people.
 * @csspart auto-send - The toggle at the top.
 * @csspart notice - A recommendation or the state of the connection.
 * @csspart filters - Search and filters.
 * @csspart search - The search field.
 * @csspart filter - One filter.
 * @csspart scroller - What scrolls.
 * @csspart table - The table.
 * @csspart row - One member.
 * @csspart state - A state: an icon and a word.
 * @csspart name - The name of a member.
 * @csspart invited - The invite checkbox.
 * @csspart assignable - The assignable switch.
 * @csspart role - The role of a member.
 * @csspart remove - The bin.
 * @csspart why - The info button where there is no bin.
 * @csspart state-page - What stands there instead of rows.
 * @csspart footer - The add box and its buttons.
 * @csspart add - The field of the add box.
 * @csspart add-button - The Add button.
 * @csspart add-problem - Why somebody could not be added.
 * @csspart dialog - The question before a removal.
 * @csspart confirm - The button that removes.
 * @csspart reason - Why something is not possible.
 * @csspart hint - The description of a state.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-surface - Background of panels.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of states that need somebody, and of removal.
 * @cssprop --rollcall-radius - Roundness of panels.
 * @cssprop --rollcall-font - Font family.
 * @cssprop --member-list-row-height - Height of a row, 56px.
 * @cssprop --member-list-rows-height - Height from which the rows scroll.
 */
export class MemberList extends LitElement {
  static override styles = [tokens, controls, overlays, frame, rowStyles];

  /** The schedule whose members to show. */
  @property({ attribute: "schedule-id" }) accessor scheduleId = "";

  @consume({ context: clientContext, subscribe: true }) @state() accessor client: RollcallClient | undefined;
  @consume({ context: streamContext, subscribe: true }) @state() accessor stream: StreamHub | undefined;
  @consume({ context: messagesContext, subscribe: true }) @state() accessor givenMessages: Messages | undefined;
  @consume({ context: meContext, subscribe: true }) @state() accessor askMe: (() => Promise<Me>) | undefined;
  @state() accessor myId: string | undefined;
  @state() accessor said = "";

  readonly pages: MemberPages = new MemberPages(this);
  readonly edits: MemberEdits = new MemberEdits(this);
  readonly window: RowWindow = new RowWindow(this, () => this.keys.focused);
  readonly keys = new GridKeys(this, this.window);
  readonly why = new ReasonPopover(this, () => this.chooseSecondAdmin());
  readonly #live = new LiveUpdates(this);
  readonly #filters = new ListFilters(this, (query) => void this.#ask(query));
  readonly #addBox = new AddBox(this);
  readonly #remove = new RemoveDialog(this, this.keys);
  #english: Messages | undefined;

  /** The words of the provider, or English. */
  get messages(): Messages {
    return this.givenMessages ?? (this.#english ??= new Messages("en"));
  }

  /** Where the live connection stands. */
  get status(): StreamStatus {
    return this.#live.status;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pages.stop();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("client") || changed.has("scheduleId")) this.reload();
    if (changed.has("askMe")) void this.#recognise();
  }

  protected override render(): TemplateResult {
    return html`
      <section id="panel" part="panel" aria-label=${this.messages.text("list.title")}>
        ${this.#page() ??
        html`${listHeader(this)} ${this.#filters.render()} ${this.#rows()} ${this.#addBox.render()} ${this.#remove.render()}
        ${stateDescriptions(this)}`}
        ${this.why.render()}
        <p class="hidden" role="status">${this.said}</p>
      </section>
    `;
  }

  protected override updated(): void {
    const { first, last } = this.window.sight();
    this.pages.want(first, last);
  }

  /** Says something to people who cannot see it. */
  announce(text: string): void {
    // The same words twice are said twice only if they differ.
    this.said = this.said === text ? `${text}\u00a0` : text;
  }

  /** Shows why something is not possible. */
  explain(reasons: readonly Reason[], anchor: Element | null): void {
    void this.why.show(reasons, anchor);
  }

  /** Loads the list anew from its first page. */
  reload(): void {
    if (this.client !== undefined && this.scheduleId !== "") void this.pages.load(undefined, true);
  }

  /** Asks anew for what is in sight. */
  refresh(): void {
    const { first, last } = this.window.sight();
    void this.pages.refresh(first, last, (rows) => this.window.shift(rows));
  }

  /** Asks whether to remove a member. */
  askToRemove(row: ListedMember): void {
    void this.#remove.ask(row);
  }

  /** Sorts by a column, or turns its order around. */
  sortBy(sort: "name" | "role"): void {
    const { query } = this.pages;
    void this.#ask({ ...query, sort, descending: query.sort === sort && !query.descending });
  }

  /** Takes the focus to the role of somebody who may become an admin (B58). */
  chooseSecondAdmin(): void {
    this.why.hide();
    const row = this.pages.rows.find((one) => one.role !== "admin" && one.refused["make-admin"] === undefined);
    if (row) void this.keys.focus(this.pages.rows.indexOf(row.personId), "role");
    else this.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  #rows(): TemplateResult {
    const { pages, messages } = this;
    if (pages.state.kind === "ready" && pages.length === 0) {
      return statePage(this, "search", "list.nobody-fits", messages.text("list.nobody-fits.text"), messages.text("list.clear"), () =>
        this.#filters.clear(),
      );
    }
    const isAlone = pages.state.kind === "ready" && pages.isWhole && pages.length === 1;
    return html`${memberTable(this)}${isAlone
      ? statePage(this, "people", "list.alone", messages.text("list.alone.text"))
      : nothing}`;
  }

  /** What stands in place of everything, where there is nothing to show. */
  #page(): TemplateResult | undefined {
    const { messages, pages } = this;
    if (this.client === undefined) return statePage(this, "offline", "list.no-client", messages.text("list.no-client.text"));
    const { state: at } = pages;
    if (at.kind === "refused") return statePage(this, "lock", "list.refused", messages.text("list.refused.text"));
    if (at.kind !== "failed") return undefined;
    const { title, text } = messages.reason(at.reason);
    const isOutdated = at.reason.code === "request.version-mismatch";
    return statePage(
      this,
      "warning",
      "list.failed",
      `${title}. ${text}`,
      messages.text(isOutdated ? "list.reload" : "list.retry"),
      () => (isOutdated ? location.reload() : this.reload()),
    );
  }

  async #ask(query: MemberQuery): Promise<void> {
    await this.pages.load(query);
    if (this.pages.query !== query || this.pages.state.kind !== "ready") return;
    this.window.toStart();
    const { length, rows } = this.pages;
    const known = rows.at(length - 1) === undefined && !this.pages.isWhole ? "list.found-many" : "list.found";
    this.announce(this.messages.text(known, { count: known === "list.found" ? length : 100 }));
  }

  async #recognise(): Promise<void> {
    const ask = this.askMe;
    const me = await ask?.().catch(() => undefined);
    if (ask === this.askMe) this.myId = me?.id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "member-list": MemberList;
  }
}
