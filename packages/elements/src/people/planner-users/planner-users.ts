import { html, nothing, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { isElsewhere } from "../../ui/is-elsewhere.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { connectionNotice, renderPanelState } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { RowWindow } from "../../rows/row-window.ts";
import { pageSize } from "../../rows/sparse-rows.ts";
import { type ListedPerson, nameOf, type PersonView } from "../wire.ts";
import { AddForm } from "./add-form.ts";
import { DirectoryDialog } from "./directory-dialog.ts";
import { type Frame, loadFrame } from "./load-frame.ts";
import { peopleEmpty } from "./people-empty.ts";
import { peopleFilters } from "./people-filters.ts";
import { PeopleKeys } from "./people-keys.ts";
import { PeoplePages, type PeopleQuery } from "./people-pages.ts";
import { peopleTable } from "./people-table.ts";
import { peopleStyles } from "./people-table.styles.ts";
import { invitationOf, personRow } from "./person-row.ts";
import { PersonAddedEvent, PersonInvitedEvent, PersonOpenedEvent } from "./planner-users.events.ts";
import { plannerUsersStyles } from "./planner-users.styles.ts";
import { type PlannerUsersKey, plannerUsersWords } from "./users-messages.en.ts";

/** Milliseconds without a key before a search is asked. */
const pause = 180;

/**
 * The planner users of an organization: everybody who can appear on a schedule, internal and external (A1–A8). It stands
 * inside a `<rollcall-provider>`.
 *
 * The form adds external people. Their accounts are held back: nothing is mailed, and they cannot sign in, until somebody
 * presses "Activate & Invite" on their row (A14–A23). Where the host has a directory, people who use its product are
 * added from there (A20). The list is searched by name and address, filtered by affiliation and by invite status
 * (A38–A40), and shows within the second what others change. Long lists draw the rows in sight.
 *
 * A click on a row, or Enter, opens that person's profile (A41): it fires `rollcall-person-opened`. With `href-template`
 * each row is a link, such as to `/people/{id}`, which preventing the event keeps from being followed.
 *
 * Keyboard: the table is one stop of the Tab key. Arrows move by row and cell, Page Up and Page Down by ten rows, Home and
 * End to the ends of a row, with Control to the ends of the list.
 *
 * @summary The planner users of an organization.
 * @slot title - The heading; "Planner Users" if left out.
 * @slot header - More controls at the top.
 * @fires {PersonOpenedEvent} rollcall-person-opened - Somebody opened a profile. Cancelable.
 * @fires {PersonAddedEvent} rollcall-person-added - A person was created, or added from the directory.
 * @fires {PersonInvitedEvent} rollcall-person-invited - A person was activated, or sent another temporary password.
 * @csspart panel - Everything.
 * @csspart header - Title and the directory button.
 * @csspart title - The heading.
 * @csspart directory - The button that opens the directory.
 * @csspart add - The form that adds external people.
 * @csspart field - One of its fields.
 * @csspart create - Its button.
 * @csspart added - What is said of who was created.
 * @csspart open-added - The link or button that opens their profile.
 * @csspart problem - Why somebody could not be created.
 * @csspart find - The button that shows who has an address already.
 * @csspart filters - Search and filters.
 * @csspart search - The search field.
 * @csspart filter - One filter.
 * @csspart scroller - What scrolls.
 * @csspart table - The table.
 * @csspart row - One person.
 * @csspart person - The link or button of a row.
 * @csspart address - The address of a person.
 * @csspart affiliation - Internal or external.
 * @csspart status - Where they stand: an icon and a word.
 * @csspart activate - The button that activates and invites.
 * @csspart resend - The button that sends another temporary password.
 * @csspart show-all - The button that takes search and filters away.
 * @csspart dialog - The directory.
 * @csspart adopt - The button that adds somebody of it.
 * @csspart why - The info button where nobody can be added.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there instead of rows.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of states that need somebody.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 * @cssprop --planner-users-row-height - Height of a row, 56px.
 * @cssprop --planner-users-card-height - Height of a row where the list is narrow, 104px.
 * @cssprop --planner-users-rows-height - Height from which the rows scroll.
 */
export class PlannerUsers extends RollcallElement<PlannerUsersKey> {
  static override styles = [tokens, controls, overlays, panel, plannerUsersStyles, peopleStyles];

  static override properties = { hrefTemplate: { attribute: "href-template" } };

  /** Where a row leads, with `{id}` for the person's id; rows are buttons if left out. */
  declare hrefTemplate: string | undefined;

  /** What is drawn of a long list. */
  readonly window: RowWindow = new RowWindow(this);
  /** What is loaded of the list. */
  readonly pages: PeoplePages = new PeoplePages(this);

  protected override readonly catalogue = plannerUsersWords;
  #said = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #inviting = new Set<string>();
  readonly #frame = new QueryController<Frame>(this, {
    key: () => "frame",
    load: loadFrame,
  });
  readonly #why = new WhyNot(this);
  readonly #keys = new PeopleKeys(this);
  readonly #form = new AddForm(this, {
    created: (person) => void this.#added(person),
    open: (person, event) => this.#open(person, event),
    href: (person) => this.#href(person),
    find: (address) => void this.#find(address),
  });
  readonly #directory = new DirectoryDialog(this, (person) => void this.#added(person));

  /** The topic that tells of the people of the organization. */
  get topic(): string | undefined {
    const id = this.#frame.value?.organizationId;
    return id === undefined ? undefined : `people:${id}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#directory.close();
  }

  protected override render(): TemplateResult {
    const { words, pages } = this;
    const { kind } = pages.state;
    const isThere = kind === "ready" || kind === "pending";
    return html`
      <section class="panel" part="panel" aria-label=${words.text("users.title")}>
        <header class="head" part="header">
          <h2 class="grow" part="title"><slot name="title">${words.text("users.title")}</slot></h2>
          <slot name="header"></slot>
          ${kind === "ready" ? this.#tools() : nothing}
        </header>
        ${connectionNotice(words, pages)} ${isThere && this.#isFormOffered ? this.#form.render() : nothing}
        ${
          isThere
            ? peopleFilters({ words, query: pages.query, typed: this.#typed, ask: (query) => void this.#ask(query) })
            : nothing
        }
        ${kind === "pending" || kind === "ready" ? this.#rows() : (renderPanelState(words, pages) ?? nothing)}
        <p class="hidden" role="status">${this.#said}</p>
      </section>
      ${this.#directory.render()} ${this.#why.render()}
    `;
  }

  /** The form keeps its place while nobody knows yet whether it is the caller's. */
  get #isFormOffered(): boolean {
    return this.#frame.value?.create.allowed ?? this.#frame.state.kind === "pending";
  }

  #tools(): TemplateResult | typeof nothing {
    const { words } = this;
    const frame = this.#frame.value;
    if (frame === undefined) return nothing;
    if (!frame.create.allowed) return this.#why.button(frame.create.reasons, words.text("add.refused"));
    if (!frame.hasDirectory) return nothing;
    return html`<button class="button" part="directory" @click=${() => void this.#directory.open()}>
      ${words.text("users.directory")}
    </button>`;
  }

  #rows(): TemplateResult {
    const { words, pages } = this;
    if (pages.state.kind === "ready" && pages.length === 0) {
      return peopleEmpty(words, pages.isNarrowed, () => void this.#find(""));
    }
    const drawn = this.window.draw();
    this.#keys.choose(drawn.rows);
    return peopleTable({
      words,
      pages,
      drawn,
      keydown: this.#keys.keydown,
      focusin: this.#keys.arrived,
      row: (person, index, place) =>
        personRow(
          person,
          {
            words,
            href: this.#href(person),
            isInviting: this.#inviting.has(person.id),
            tab: (cell) => this.#keys.tab(index, cell, invitationOf(person) !== undefined),
            open: (event) => this.#open(person, event),
            invite: (anchor) => void this.#invite(person, anchor),
          },
          index,
          place,
        ),
    });
  }

  #href({ id }: PersonView): string | undefined {
    return this.hrefTemplate?.replaceAll("{id}", encodeURIComponent(id));
  }

  #open({ personId: _id, ...person }: PersonView & { personId?: string }, event: Event): void {
    if (this.hrefTemplate !== undefined && isElsewhere(event)) return;
    if (!this.dispatchEvent(new PersonOpenedEvent(person))) event.preventDefault();
  }

  /** Activates somebody, or sends another temporary password in place of the one that was last seen (A22, P31). */
  async #invite(person: ListedPerson, anchor: HTMLElement): Promise<void> {
    const { client, words } = this;
    const { personId, issue } = person;
    const what = invitationOf(person);
    if (client === undefined || what === undefined || this.#inviting.has(personId)) return;
    this.#inviting.add(personId);
    this.requestUpdate();
    try {
      const { access } = client;
      const answer = await (what === "activate" ? access.activate({ personId }) : access.resend({ personId, issue }));
      this.pages.show(answer.person);
      this.#form.invited(personId);
      this.#said = words.text(what === "activate" ? "access.activated" : "access.resent", { name: nameOf(person) });
      this.dispatchEvent(new PersonInvitedEvent(answer.person));
    } catch (error) {
      void this.#why.show([reasonOf(error)], anchor);
    }
    this.#inviting.delete(personId);
    this.requestUpdate();
    void this.pages.refresh();
  }

  readonly #typed = (typed: string): void => {
    clearTimeout(this.#timer);
    const search = typed.trim();
    this.#timer = setTimeout(() => {
      const { query } = this.pages;
      if (search !== (query.search ?? "")) void this.#ask({ ...query, search });
    }, pause);
  };

  async #ask(query: PeopleQuery): Promise<void> {
    const { pages, words } = this;
    await pages.reload(query);
    if (pages.query !== query || pages.state.kind !== "ready") return;
    this.renderRoot.querySelector("#scroller")?.scrollTo({ top: 0, behavior: "instant" });
    const count = pages.isWhole ? pages.length : pageSize;
    this.#said = words.text(pages.isWhole ? "users.found" : "users.found-more", { count });
    this.requestUpdate();
  }

  /** Shows those that words find and nobody else; everybody for none. */
  async #find(search: string): Promise<void> {
    clearTimeout(this.#timer);
    const field = this.renderRoot.querySelector<HTMLInputElement>("#search");
    if (field) field.value = search;
    field?.focus();
    await this.#ask(search === "" ? {} : { search });
  }

  async #added(person: PersonView): Promise<void> {
    this.dispatchEvent(new PersonAddedEvent(person));
    await this.pages.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-users": PlannerUsers;
  }
}
