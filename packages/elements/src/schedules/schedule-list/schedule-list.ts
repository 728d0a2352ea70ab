import type { RollcallClient, ScheduleView } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { unlessRefused } from "../../messages/reason-words.ts";
import { button, moreButton, reserved } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { pressableRow } from "../../ui/styles/pressable-row.styles.ts";
import { switchField } from "../../ui/settings/switch-row.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { createDialog } from "./create-dialog.ts";
import { type ScheduleListKey, scheduleListWords } from "./schedule-list.messages.ts";
import { ScheduleChosenEvent, ScheduleCreatedEvent } from "./schedule-list.events.ts";
import { scheduleListStyles } from "./schedule-list.styles.ts";
import {
  loadFrame,
  firstSchedules,
  type ListFrame,
  pageSize,
  type ScheduleQuery,
  type ScheduleRows,
} from "./schedule-pages.ts";
import { archiveIcon, scheduleRow } from "./schedule-row.ts";

/**
 * The caller's schedules with their role, the number of people, how many are ready, and warnings (B5, B58, X7). Put it
 * inside a `<rollcall-provider>`.
 *
 * People with permission can create schedules and become their first admin (B56, B57). Organization admins can list all
 * schedules of the organization (Q49). Archived schedules are listed separately (Q23). Changes by others appear within a second;
 * a schedule to which someone else added the caller appears when the page becomes visible again.
 *
 * With `href-template`, each row is a link, such as to `/schedules/{id}`; without it, each row is a button. Both fire
 * `rollcall-schedule-chosen` first; preventing the default stops the link from being followed.
 *
 * @summary The schedules of the caller, or of the organization.
 * @slot title - The heading. Defaults to "Schedules".
 * @slot header - Additional controls in the header.
 * @fires {ScheduleChosenEvent} rollcall-schedule-chosen - A schedule was chosen, or created and opened. Cancelable.
 * @fires {ScheduleCreatedEvent} rollcall-schedule-created - A schedule was created.
 * @csspart create - The Create button.
 * @csspart filters - The filters.
 * @csspart filter - The choice between active and archived.
 * @csspart scope - The switch to all schedules of the organization.
 * @csspart rows - The list.
 * @csspart row - One schedule.
 * @csspart schedule - Its link or button.
 * @csspart owner - Its owner and time zone.
 * @csspart people - The number of people.
 * @csspart ready - How many assignable members are ready.
 * @csspart notices - Its warnings.
 * @csspart role - The caller's role on it.
 * @csspart more - The button that shows more.
 */
export class ScheduleList extends RollcallElement<ScheduleListKey> {
  static override styles = [...panelStyles, formStyles, pressableRow, scheduleListStyles];

  static override properties = { hrefTemplate: { attribute: "href-template" } };

  /** The link of a row, with `{id}` for the schedule's id. Without it, rows are buttons. */
  declare hrefTemplate: string | undefined;

  protected override readonly catalogue = scheduleListWords;
  #query: ScheduleQuery = { scope: "mine", state: "active" };
  #count = pageSize;
  #isLoadingMore = false;
  #organizationNumber: number | undefined;
  readonly #createdIds = new Set<string>();

  readonly #frame = new QueryController<ListFrame>(this, {
    key: () => "frame",
    load: loadFrame,
    topics: ({ organization }) => (organization ? { [organization.id]: organization.number } : {}),
  });
  readonly #list = new QueryController<ScheduleRows>(this, {
    key: () => `${this.#query.scope} ${this.#query.state}`,
    load: async (client, signal) => {
      const rows = await firstSchedules(client, this.#query, this.#count, signal);
      this.#isLoadingMore = false;
      return this.#withCreated(rows, client, signal);
    },
    topics: ({ schedules }) => Object.fromEntries(schedules.map(({ id, number }) => [id, number])),
    // No topic reports that the caller was added to a schedule.
    whenVisible: true,
  });
  /** Whether there are schedules that the caller isn't on, if they may list them and aren't on any. */
  readonly #others = new QueryController<boolean>(this, {
    key: () =>
      this.#query.scope === "mine" && this.#list.value?.schedules.length === 0 && this.#frame.value?.whole.allowed
        ? `${this.#query.state} ${this.#frame.value.organization?.number}`
        : undefined,
    load: async (client, signal) => {
      const { schedules } = await firstSchedules(client, { ...this.#query, scope: "organization" }, 1, signal);
      return schedules.length > 0;
    },
  });
  readonly #why = new WhyNot(this);
  readonly #create = createDialog(this, (schedule) => this.#created(schedule));

  /** The name of the organization, if the caller may see it. */
  get organizationName(): string | undefined {
    return this.#frame.value?.organization?.name;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // The event of a new schedule doesn't include it: reload the list.
    const number = this.#frame.value?.organization?.number;
    if (number === undefined || number === this.#organizationNumber) return;
    this.#organizationNumber = number;
    if (this.#list.state.kind === "ready") void this.#list.refresh();
  }

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("schedules.title"),
      query: this.#list,
      actions: this.#createButton(),
      bar: this.#filters(),
      content: (rows) => this.#rows(rows),
    });
  }

  #createButton(): TemplateResult | typeof nothing {
    const { words } = this;
    const decision = this.#frame.value?.create;
    if (decision === undefined)
      return this.#frame.state.kind === "pending" ? reserved(words.text("schedules.create")) : nothing;
    if (!decision.allowed) return this.#why.button(decision.reasons, words.text("schedules.why-not-create"));
    const click = (): Promise<void> => this.#create.open();
    return button(words.text("schedules.create"), { id: "create", part: "create", look: "button primary", click });
  }

  /** Active or archived, and the caller's schedules or (if permitted) all of the organization's. */
  #filters(): TemplateResult {
    const { words } = this;
    const { scope, state } = this.#query;
    const setScope = (isWhole: boolean): void => this.#load({ state, scope: isWhole ? "organization" : "mine" });
    return html`<div class="bar" part="filters">
      ${selectField({
        id: "state",
        part: "filter",
        label: words.text("schedules.state"),
        options: (["active", "archived"] as const).map((one) => [one, words.text(`schedules.state.${one}`)]),
        value: state,
        change: (value) => this.#load({ scope, state: value === "archived" ? "archived" : "active" }),
      })}
      ${
        (this.#frame.value?.whole.allowed ?? this.#frame.state.kind === "pending")
          ? html`<label class="toggle ${this.#frame.value ? "" : "reserved"}">
              ${switchField({ id: "scope", part: "scope", checked: scope === "organization" }, setScope)}
              ${words.text("schedules.scope")}
            </label>`
          : nothing
      }
    </div>`;
  }

  #rows({ schedules, isMore }: ScheduleRows): TemplateResult {
    const { words, me, organizationName: organization } = this;
    if (schedules.length === 0) return this.#empty();
    return html`<ul part="rows" aria-label=${words.text("schedules.title")}>
        ${repeat(
          schedules,
          ({ id }) => id,
          (schedule) =>
            scheduleRow(schedule, {
              words,
              me,
              organization,
              href: this.#href(schedule),
              choose: (event) => this.#choose(event, schedule),
            }),
        )}
      </ul>
      ${
        isMore
          ? moreButton(
              words.text(this.#isLoadingMore ? "panel.pending" : "schedules.more"),
              () => this.#more(schedules.length),
              this.#isLoadingMore,
            )
          : nothing
      }`;
  }

  #empty(): TemplateResult {
    const { words } = this;
    const isArchive = this.#query.state === "archived";
    const canCreate = !isArchive && this.#frame.value?.create.allowed === true;
    const key = isArchive ? ".archived" : canCreate ? "" : ".none";
    const hasOthers = this.#query.scope === "mine" && this.#others.value === true;
    return statePage(
      isArchive ? archiveIcon() : "calendar",
      words.text(hasOthers && !isArchive ? "schedules.empty.none" : `schedules.empty${key}`),
      hasOthers
        ? words.text("schedules.empty.others.text", { switch: words.text("schedules.scope") })
        : words.text(`schedules.empty${key}.text`),
      canCreate ? button(words.text("schedules.create"), { click: () => this.#create.open() }) : nothing,
    );
  }

  #choose(event: Event, schedule: ScheduleView): void {
    if (!this.dispatchEvent(new ScheduleChosenEvent({ scheduleId: schedule.id, schedule }))) event.preventDefault();
  }

  #load(query: ScheduleQuery): void {
    this.#query = query;
    this.#count = pageSize;
    this.#isLoadingMore = false;
    this.requestUpdate();
  }

  async #more(length: number): Promise<void> {
    if (this.#isLoadingMore) return;
    this.#isLoadingMore = true;
    this.#count = length + pageSize;
    this.requestUpdate();
    await this.#list.refresh();
    await this.updateComplete;
    // Move the focus to the first new row.
    this.renderRoot.querySelectorAll<HTMLElement>(".open")[length]?.focus();
  }

  /** Keeps a schedule created here in view, even if it belongs on a later page. */
  async #withCreated(rows: ScheduleRows, client: RollcallClient, signal: AbortSignal): Promise<ScheduleRows> {
    if (!rows.isMore || this.#query.state === "archived") return rows;
    const missing = [...this.#createdIds].filter((id) => !rows.schedules.some((one) => one.id === id));
    const found = await Promise.all(
      missing.map((scheduleId) =>
        client.schedules.get({ scheduleId }, { signal }).then(({ schedule }) => schedule, unlessRefused),
      ),
    );
    return {
      ...rows,
      schedules: [...rows.schedules, ...found.flatMap((one) => (one?.state === "active" ? [one] : []))],
    };
  }

  async #created(schedule: ScheduleView): Promise<void> {
    this.#createdIds.add(schedule.id);
    this.dispatchEvent(new ScheduleCreatedEvent({ scheduleId: schedule.id, schedule }));
    const rows = this.#list.value;
    if (rows && this.#query.state === "active") {
      this.#list.set({ ...rows, schedules: [...rows.schedules.filter(({ id }) => id !== schedule.id), schedule] });
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(schedule.id)}"] .open`)?.focus();
    const chosen = this.dispatchEvent(new ScheduleChosenEvent({ scheduleId: schedule.id, schedule }));
    const href = this.#href(schedule);
    if (chosen && href !== undefined) location.assign(href);
    await this.#list.refresh();
  }

  #href({ id }: ScheduleView): string | undefined {
    return this.hrefTemplate?.replaceAll("{id}", encodeURIComponent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-list": ScheduleList;
  }
}
