import type { PersonView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button, type PressEvent, reserved } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { isElsewhere } from "../../ui/browser/is-elsewhere.ts";
import { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import { type ListFilter, ListQuery } from "../../ui/lists/list-query.ts";
import { renderListTable } from "../../ui/lists/list-table.ts";
import { pageSize } from "../../ui/lists/sparse-rows.ts";
import { connectionNotice, renderOverlays, renderPanelState, statePage } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { PanelElement } from "../../ui/panel/panel-element.ts";
import { pressableRow } from "../../ui/styles/pressable-row.styles.ts";
import { tableStyles } from "../../ui/styles/table.styles.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { statuses } from "../person-status.ts";
import { AddForm } from "./add-form.ts";
import type { DirectoryDialog } from "./directory-dialog.ts";
import {
  createPeopleList,
  keyOf,
  loadContext,
  type PeopleContext,
  type PeopleList,
  type PeopleQuery,
  type ListedPerson,
} from "./people-list.ts";
import { invitationOf, type PersonCell, personRow } from "./person-row.ts";
import { PersonAddedEvent, PersonInvitedEvent, PersonOpenedEvent } from "./planner-users.events.ts";
import { plannerUsersStyles } from "./planner-users.styles.ts";
import { type PlannerUsersKey, plannerUsersWords } from "./planner-users.messages.ts";
import { nameOf } from "../managed-person.ts";

/**
 * The planner users of an organization: everyone who can appear on a schedule, internal and external (A1–A8). Put it inside
 * a `<rollcall-provider>`.
 *
 * The form adds external people. Their accounts are on hold: no email is sent, and they can't sign in, until "Activate & Invite" is clicked
 * on their row (A14–A23). If the host has a directory, people who use its product can be added from there (A20). The list is searched by
 * name and email address, filtered by affiliation and invite status (A38–A40), and shows changes by others within a second. Long lists
 * render only the visible rows.
 *
 * Clicking a row or pressing Enter opens the person's profile (A41) and fires `rollcall-person-opened`. With `href-template`, each row is a
 * link, such as to `/people/{id}`; preventing the event cancels it.
 *
 * Keyboard: the table is one tab stop. Arrow keys move by row and cell, Page Up and Page Down by ten rows, Home and End to the ends of a
 * row, or with Control to the ends of the list.
 *
 * @summary The planner users of an organization.
 * @slot title - The heading. Defaults to "Planner Users".
 * @slot header - Additional controls in the header.
 * @fires {PersonOpenedEvent} rollcall-person-opened - A profile is requested. Cancelable.
 * @fires {PersonAddedEvent} rollcall-person-added - A person was created or added from the directory.
 * @fires {PersonInvitedEvent} rollcall-person-invited - A person was invited, or the invitation was resent.
 * @csspart directory - The button that opens the directory.
 * @csspart add - The form that adds external people.
 * @csspart field - A field of the form.
 * @csspart create - The button that creates a person.
 * @csspart added - The note about a new person.
 * @csspart activate-added - The button in that note that activates and invites the new person.
 * @csspart open-added - The link or button that opens their profile.
 * @csspart find - The button that finds the person with the same address.
 * @csspart filters - Search and filters.
 * @csspart search - The search field.
 * @csspart filter - A filter.
 * @csspart scroller - The scroll container of the table.
 * @csspart table - The table.
 * @csspart row - A person.
 * @csspart person - The link or button of a row.
 * @csspart address - The email address of a person.
 * @csspart affiliation - Internal or external.
 * @csspart status - The status: an icon and a word.
 * @csspart activate - The button that activates and invites.
 * @csspart resend - The button that resends the invitation.
 * @csspart show-all - The button that clears search and filters.
 * @csspart adopt - The button that adds a person from the directory.
 * @cssprop --planner-users-row-height - Height of a row.
 * @cssprop --planner-users-card-height - Height of a row where the list is narrow.
 * @cssprop --planner-users-rows-height - The height above which the rows scroll.
 */
export class PlannerUsers extends PanelElement<PlannerUsersKey> {
  static override styles = [panelStyles, tableStyles, pressableRow, plannerUsersStyles];

  static override properties = { hrefTemplate: { attribute: "href-template" } };

  /** The URL of a profile, with `{id}` for the person's id. Without it, rows are buttons. */
  declare hrefTemplate: string | undefined;

  /** The rows, as far as they are loaded. */
  readonly people: PeopleList = createPeopleList(this);

  protected override readonly catalogue = plannerUsersWords;
  readonly #query = new ListQuery<PeopleQuery>(this.people, () => this.#announceCount());
  readonly #navigation = new GridNavigation<ListedPerson, PersonCell>(
    this,
    this.people,
    keyOf,
    ["open", "invite"],
    "open",
  );
  readonly #context = new QueryController<PeopleContext>(this, { key: () => "context", load: loadContext });
  readonly #commands = new CommandController(this);
  readonly #why = new WhyNot(this);
  readonly #form = new AddForm(this, {
    created: (person) => void this.#added(person),
    open: (person, event) => this.#open(person, event),
    activate: (person, anchor) => void this.#invite({ ...person, issue: null }, anchor),
    isActivating: ({ id }) => this.#commands.isBusy(id),
    href: (person) => this.#href(person),
    find: (address) => void this.#find(address),
  });
  #directory: DirectoryDialog | undefined;

  /** The topic of the organization's people, once known. */
  get topic(): string | undefined {
    const id = this.#context.value?.organizationId;
    return id && `people:${id}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#query.cancel();
  }

  protected override render(): TemplateResult {
    const { words, people } = this;
    const { kind } = people.state;
    const isLoaded = kind === "ready" || kind === "pending";
    return html`
      <section class="panel" part="panel" aria-label=${words.text("users.title")}>
        <header class="head" part="header">
          <h2 class="grow" part="title"><slot name="title">${words.text("users.title")}</slot></h2>
          <slot name="header"></slot>
          ${isLoaded ? this.#actions() : nothing}
        </header>
        ${connectionNotice(words, people)} ${isLoaded && this.#hasForm ? this.#form.render() : nothing}
        ${
          isLoaded
            ? html`${this.#query.render(words.text("users.search"), this.#filters())} ${this.#rows()}`
            : renderPanelState(words, people)
        }
      </section>
      ${renderOverlays(this)}
    `;
  }

  /** The form keeps its place until it is known whether the caller may use it. */
  get #hasForm(): boolean {
    return this.#context.value?.create.allowed ?? this.#context.state.kind === "pending";
  }

  #actions(): TemplateResult | typeof nothing {
    const { words } = this;
    const context = this.#context.value;
    if (context === undefined) {
      return this.#context.state.kind === "pending" ? reserved(words.text("users.directory")) : nothing;
    }
    if (!context.create.allowed) return this.#why.button(context.create.reasons, words.text("add.refused"));
    if (!context.hasDirectory) return nothing;
    return button(words.text("users.directory"), { part: "directory", click: this.#openDirectory });
  }

  #filters(): readonly ListFilter[] {
    const { words } = this;
    const filter = (field: "affiliation" | "status", all: PlannerUsersKey, values: readonly string[]): ListFilter => ({
      field,
      label: words.text(`users.${field}`),
      options: [
        ["", words.text(all)],
        ...values.map((value) => [value, words.text(`${field}.${value}` as PlannerUsersKey)] as const),
      ],
    });
    return [
      filter("affiliation", "users.affiliations", ["internal", "external"]),
      filter("status", "users.statuses", statuses),
    ];
  }

  #rows(): TemplateResult {
    const { words, people } = this;
    if (people.state.kind === "ready" && people.rows.length === 0) return this.#emptyPage();
    const column = (name: string, key: PlannerUsersKey): TemplateResult =>
      html`<th class=${name} role="columnheader" scope="col">${words.text(key)}</th>`;
    return renderListTable({
      list: people,
      navigation: this.#navigation,
      label: words.text("users.title"),
      head: html`${column("who", "users.name")} ${column("aff", "users.affiliation")} ${column("sta", "users.status")}
        <th class="act" role="columnheader" scope="col">
          <span class="hidden">${words.text("users.actions")}</span>
        </th>`,
      keyOf,
      row: (person, index) =>
        personRow(person, index, {
          words,
          href: this.#href(person),
          isInviting: this.#commands.isBusy(person.id),
          tabStop: this.#navigation.tabStops(index, invitationOf(person) ? ["open", "invite"] : ["open"]),
          open: (event) => this.#open(person, event),
          invite: (anchor) => void this.#invite(person, anchor),
        }),
      bars: 3,
      skeletonRows: 4,
    });
  }

  #emptyPage(): TemplateResult {
    const { words } = this;
    if (Object.keys(this.people.query).length === 0) {
      return statePage("mail", words.text("users.empty"), words.text("users.empty.text"));
    }
    return statePage(
      "search",
      words.text("users.none-found"),
      words.text("users.none-found.text"),
      button(words.text("users.show-all"), { part: "show-all", click: () => this.#find("") }),
    );
  }

  #href({ id }: PersonView): string | undefined {
    return this.hrefTemplate?.replaceAll("{id}", encodeURIComponent(id));
  }

  #open(person: PersonView, event: Event): void {
    if (this.hrefTemplate && isElsewhere(event)) return;
    if (!this.dispatchEvent(new PersonOpenedEvent({ personId: person.id, person }))) event.preventDefault();
  }

  /** Activates a person, or replaces the temporary password that the caller saw (A22, P31). */
  async #invite(person: ListedPerson, anchor: HTMLElement): Promise<void> {
    const { id: personId, issue } = person;
    const command = invitationOf(person);
    if (command === undefined) return;
    await this.#commands.run(
      personId,
      ({ access }) => (command === "activate" ? access.activate({ personId }) : access.resend({ personId, issue })),
      {
        done: ({ person: invited }) => {
          this.people.rows.replace(personId, (row) => ({ ...row, ...invited }));
          this.#form.invited(personId);
          this.dispatchEvent(new PersonInvitedEvent({ personId, person: invited }));
        },
        message: this.words.text(command === "activate" ? "access.activated" : "access.resent", {
          name: nameOf(person),
        }),
      },
    );
    const reason = this.#commands.problem(personId);
    if (reason) void this.#why.show([reason], anchor);
    void this.people.refresh();
  }

  async #find(search: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement>("#search");
    if (field) field.value = search;
    field?.focus();
    await this.#query.set({ search, affiliation: undefined, status: undefined });
  }

  readonly #openDirectory = async ({ currentTarget }: PressEvent): Promise<void> => {
    try {
      const { DirectoryDialog } = await import("./directory-dialog.ts");
      this.#directory ??= new DirectoryDialog(this, (person) => void this.#added(person));
      await this.#directory.open();
    } catch {
      await this.#why.show([{ code: "server.unreachable" }], currentTarget);
    }
  };

  #announceCount(): void {
    const { rows } = this.people;
    this.toast.announce(
      rows.isComplete
        ? this.words.text("users.found", { count: rows.length })
        : this.words.text("users.found-more", { count: pageSize }),
    );
  }

  async #added(person: PersonView): Promise<void> {
    this.dispatchEvent(new PersonAddedEvent({ personId: person.id, person }));
    await this.people.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-users": PlannerUsers;
  }
}
