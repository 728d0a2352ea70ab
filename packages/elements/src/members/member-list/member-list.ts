import { ContextConsumer } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { Messages } from "../../messages/messages.ts";
import { clientContext, meContext, messagesContext, streamContext } from "../../provider/contexts.ts";
import type { StreamHub, StreamStatus } from "../../provider/stream-hub.ts";
import type { ListedMember, ScheduleView, Settable } from "../wire.ts";
import type { Hands } from "./hands/hands.ts";
import { listFilters } from "./list-filters.ts";
import { listFooter } from "./list-footer.ts";
import { listHeader } from "./list-header.ts";
import { insteadOfList } from "./list-states.ts";
import { type Cell, cells, type ListView } from "./list-view.ts";
import { frame } from "./member-list.styles.ts";
import { createMemberPages, keyOf, type MemberPages, type MemberQuery } from "./member-query.ts";
import { cardStyles } from "./member-card.styles.ts";
import { rowStyles } from "./member-row.styles.ts";
import { memberTable } from "./member-table.ts";
import { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import { ListQuery } from "../../ui/lists/list-query.ts";
import { listStyles } from "../../ui/lists/list.styles.ts";

/**
 * The members of one schedule: who they are, how they were invited, whether their calendar is known, whether they can be
 * assigned, their role, and what can be done (B5, B37–B43). It stands inside a `<rollcall-provider>`.
 *
 * Every control follows the server's decision; where it forbids, the reason is one press away (X1). Edits show at once
 * and roll back when they are refused. What others change shows within the second. Long lists draw the rows in sight.
 *
 * Keyboard: the table is one stop of the Tab key. Arrows move by cell and row, Page Up and Page Down by ten rows, Home
 * and End to the ends of a row, with Control to the ends of the list. Enter and Space press or open, Delete asks to
 * remove (or says why not), Escape closes what is open. While people are selected, Shift with Space turns the row, Shift
 * with an arrow takes the next one along, Control and A takes all loaded rows, and Escape ends the selection.
 *
 * Several people are selected by the button at the top, then changed or removed as one; what would come of it is shown
 * first (X3). The list, as it is searched and filtered, can be exported as CSV (P55).
 *
 * It is as high as its rows up to `--member-list-rows-height`, then they scroll; with a height of its own and `none` for
 * that, it fills the height. Light and dark follow the `color-scheme` of the page.
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
 * @csspart more - The button of what can be done with an invitation.
 * @csspart state-popover - What is behind a state.
 * @csspart facts - Since when, until when, and by whom.
 * @csspart invite - The button that mails an invitation, or another one.
 * @csspart revoke - The button that takes an invitation back.
 * @csspart copy-link - The button that copies a new link.
 * @csspart outcome - What came of such a button.
 * @csspart link - The link, where it could not be copied.
 * @csspart invite-bar - What is below the list where invitations wait.
 * @csspart send - The button that sends them.
 * @csspart send-stop - The button that stops sending.
 * @csspart send-rest - The button that sends what is left.
 * @csspart send-close - The button that closes the dialog of a sending.
 * @csspart state-page - What stands there instead of rows.
 * @csspart footer - The add box and its buttons.
 * @csspart add - The field of the add box.
 * @csspart add-button - The Add button.
 * @csspart add-problem - Why somebody could not be added.
 * @csspart tools - The buttons for the whole list; they come with the first touch.
 * @csspart select - The button that begins and ends a selection.
 * @csspart export - The button that exports the list.
 * @csspart export-progress - How far a long export is.
 * @csspart select-all - The box of all loaded rows.
 * @csspart select-row - The box of a row.
 * @csspart bulk-bar - What stands in place of the footer while people are selected.
 * @csspart bulk-change - The choice of what to change.
 * @csspart bulk-apply - The button that changes the selected.
 * @csspart bulk-invite - The button that sends invitations to the selected.
 * @csspart bulk-remove - The button that removes the selected.
 * @csspart bulk-done - The button that ends the selection.
 * @csspart bulk-confirm - The button that does it, once what would come of it has been shown.
 * @csspart bulk-close - The button that closes the dialog of a change of many.
 * @csspart bulk-retry - The button that sends again what got no answer.
 * @csspart effects - What would come of something.
 * @csspart refused - Whom a change is refused for, and why.
 * @csspart pass-on - The link of an owner to choose a successor.
 * @csspart successor - The choice of who shall own the schedule.
 * @csspart dialog - The question before something is done.
 * @csspart confirm - The button that does it.
 * @csspart reason - Why something is not possible.
 * @csspart hint - The description of a state.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
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
 * @cssprop --member-list-card-height - Height of a card where the list is narrow, 144px.
 * @cssprop --member-list-rows-height - Height from which the rows scroll.
 */
export class MemberList extends LitElement implements ListView {
  static override styles = [tokens, controls, listStyles, frame, rowStyles, cardStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose members to show. */
  declare scheduleId: string;

  readonly pages: MemberPages = createMemberPages(this);
  readonly navigation = new GridNavigation<ListedMember, Cell>(this, this.pages, keyOf, cells, "invitation");
  hands: Hands | undefined;
  stream: StreamHub | undefined;
  client: RollcallClient | undefined;
  myId: string | undefined;
  #messages: Messages | undefined;
  #loading: Promise<Hands> | undefined;
  #schedule: ScheduleView | undefined;
  readonly #query = new ListQuery<MemberQuery>(this.pages, () => this.act((hands) => hands.found()));

  constructor() {
    super();
    this.scheduleId = "";
    const follow = { subscribe: true };
    new ContextConsumer(this, { ...follow, context: clientContext, callback: (client) => this.#set({ client }) });
    new ContextConsumer(this, { ...follow, context: streamContext, callback: (stream) => this.#set({ stream }) });
    new ContextConsumer(this, {
      ...follow,
      context: messagesContext,
      callback: (messages) => {
        this.#messages = messages;
        this.requestUpdate();
      },
    });
    new ContextConsumer(this, {
      ...follow,
      context: meContext,
      callback: (ask) =>
        void ask?.().then(
          ({ id }) => this.#set({ myId: id }),
          () => undefined,
        ),
    });
  }

  /** The words of the provider, or English. */
  get messages(): Messages {
    return (this.#messages ??= new Messages("en"));
  }

  /** The state of the live connection. */
  get status(): StreamStatus {
    return this.pages.status;
  }

  /** The schedule, with edits that the server hasn't confirmed. */
  get schedule(): ScheduleView | undefined {
    const schedule = this.#schedule?.id === this.scheduleId ? this.#schedule : undefined;
    return schedule && this.hands ? this.hands.edits.schedule(schedule) : schedule;
  }

  set schedule(schedule: ScheduleView | undefined) {
    const isOlder = schedule?.id === this.#schedule?.id && (schedule?.number ?? 0) < (this.#schedule?.number ?? 0);
    if (!isOlder) this.#schedule = schedule;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#query.cancel();
    this.#schedule = undefined;
  }

  protected override render(): TemplateResult {
    const reach = (): void => this.act(() => undefined);
    const instead = insteadOfList(this);
    return html`
      <section
        id="panel"
        part="panel"
        aria-label=${this.messages.text("list.title")}
        @pointerenter=${reach}
        @pointerdown=${reach}
        @focusin=${reach}
      >
        ${
          instead
            ? html`<h2 class="hidden">${this.messages.text("list.title")}</h2>
                ${instead}`
            : html`${listHeader(this)} ${listFilters(this, this.#query)} ${this.#rows()} ${listFooter(this)}`
        }
        ${this.hands?.render() ?? nothing}
      </section>
    `;
  }

  protected override updated(): void {
    const { schedule, pages } = this;
    const isAsking = schedule && (schedule.toInvite || !schedule.autoSend || schedule.refused["add-members"]);
    if (isAsking || this.#isFew || pages.state.kind === "failed") this.act(() => undefined);
  }

  /** Loads the hands if need be, then does the work. */
  act(work: (hands: Hands) => unknown): void {
    if (this.hands) {
      work(this.hands);
      return;
    }
    this.#loading ??= import("./hands/hands.ts").then(({ Hands }) => (this.hands = new Hands(this)));
    this.#loading.then(
      (hands) => {
        this.requestUpdate();
        return work(hands);
      },
      // A network that is down: whoever tries again loads again.
      () => (this.#loading = undefined),
    );
  }

  /** A row as it shows: with the edits that lie over it. */
  shown(row: ListedMember): ListedMember {
    return this.hands?.edits.shown(row) ?? row;
  }

  /** Edits that the server has answered. */
  answered(): () => void {
    const edits = this.hands?.edits.answered() ?? [];
    return () => this.hands?.edits.forget(edits);
  }

  /** A change reached the list through the stream: optimistic edits that it confirms end. */
  confirmed(personId: string, set: Partial<Settable> | "removed"): void {
    this.hands?.edits.told(personId, set);
  }

  /** Loads the list from the start. */
  reload(): void {
    this.#schedule = undefined;
    void this.pages.reload();
  }

  /** Loads the visible rows again. */
  refresh(): void {
    void this.pages.refresh();
  }

  /** Sorts by a column, or reverses its order. */
  sortBy(sort: "name" | "role"): void {
    const { query } = this.pages;
    void this.#query.set({ sort, descending: query.sort === sort && !query.descending });
  }

  /** Shows all members in the current order. */
  clearQuery(): void {
    const search = this.renderRoot.querySelector<HTMLInputElement>("#search");
    if (search) search.value = "";
    void this.#query.set({ search: "", role: "", invitation: "", assignable: "" });
  }

  #rows(): TemplateResult {
    const few = this.#isFew ? this.hands?.few() : undefined;
    return html`${few && this.pages.rows.length === 0 ? nothing : memberTable(this)}${few ?? nothing}`;
  }

  get #isFew(): boolean {
    return this.pages.state.kind === "ready" && this.pages.rows.length < 2;
  }

  #set(values: Partial<Pick<MemberList, "client" | "stream" | "myId">>): void {
    Object.assign(this, values);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "member-list": MemberList;
  }
}
