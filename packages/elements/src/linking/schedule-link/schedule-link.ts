import type { GetLinkOutput } from "@rollcall/core";
import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { formStyles } from "../../ui/form.styles.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { renderPanel } from "../../ui/render-panel.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { HeldRemovals } from "./held-removals.ts";
import { LinkSetup } from "./link-setup.ts";
import { isSyncing, LinkStatus } from "./link-status.ts";
import { HeldRemovalsDecidedEvent, ScheduleLinkedEvent, ScheduleUnlinkedEvent } from "./schedule-link.events.ts";
import { type ScheduleLinkKey, scheduleLinkWords } from "./schedule-link.messages.ts";
import { scheduleLinkStyles } from "./schedule-link.styles.ts";
import { SyncRuns } from "./sync-runs.ts";

/** Milliseconds between two looks at a link: while it synchronizes, and otherwise. */
const intervals = { syncing: 2000, idle: 60_000 };

/**
 * The link of a schedule to a schedule of another product (B19), for people who plan it. Put it inside a
 * `<rollcall-provider>`.
 *
 * Unlinked, it connects to a product, lists its schedules, and shows in words what linking would change before anything
 * changes (Q3). Linked, it shows how fresh the members are (Q18), the next run on demand and the last ones, and removals that
 * wait for confirmation (Q20). Everyone who plans sees the state; admins of the schedule change it.
 *
 * @summary Links a schedule to one of another product.
 * @slot title - The heading. Defaults to "Linked schedule".
 * @slot header - Anything at the end of the head.
 * @attr schedule-id - The schedule.
 * @fires {ScheduleLinkedEvent} rollcall-schedule-linked - The schedule was linked.
 * @fires {ScheduleUnlinkedEvent} rollcall-schedule-unlinked - The schedule was unlinked.
 * @fires {HeldRemovalsDecidedEvent} rollcall-held-removals-decided - Removals that waited were confirmed or discarded.
 * @csspart start - The button that starts linking.
 * @csspart setup - The form of a step of linking.
 * @csspart provider - The choice of the product.
 * @csspart connection-field - A field of the connection.
 * @csspart search - The search for a schedule of the product.
 * @csspart upstream - The choice of a schedule of the product.
 * @csspart trusts-addresses - Whether people are matched by email address.
 * @csspart back - The button that leads to the step before.
 * @csspart next - The button that leads to the next step, or links.
 * @csspart plan - What a run changes, in words.
 * @csspart plan-part - The people whom one kind of change concerns.
 * @csspart status - The state of the link.
 * @csspart freshness - When the schedule was last synchronized.
 * @csspart to - The product and its schedule.
 * @csspart next-plan - What the next run changes.
 * @csspart synced - The number of synced members.
 * @csspart sync - The button that synchronizes now.
 * @csspart show-plan - The button that shows what the next run changes.
 * @csspart unlink - The button that unlinks the schedule.
 * @csspart unlink-preview - What unlinking changes.
 * @csspart refused - Why the caller can't change the link.
 * @csspart conflicts - People who need attention.
 * @csspart held - Removals that wait for confirmation.
 * @csspart removals - The list of these removals.
 * @csspart removal - One of them.
 * @csspart more-removals - The button that lists more of them.
 * @csspart confirm-held - The button that confirms them.
 * @csspart discard-held - The button that discards them.
 * @csspart changed-plan - What would change now, if that is something else than what was to be confirmed.
 * @csspart runs - The last runs.
 * @csspart run - A run and its result.
 */
export class ScheduleLink extends RollcallElement<ScheduleLinkKey> {
  static override styles = [...panelStyles, formStyles, scheduleLinkStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule. */
  declare scheduleId: string;

  protected override readonly catalogue = scheduleLinkWords;
  readonly #link = new QueryController<GetLinkOutput>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => client.links.get({ scheduleId: this.scheduleId }, { signal }),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
    whenVisible: true,
  });
  readonly #setup = new LinkSetup(this, ({ provider }) => {
    this.dispatchEvent(new ScheduleLinkedEvent({ scheduleId: this.scheduleId, provider }));
    return this.#link.refresh();
  });
  readonly #status = new LinkStatus(this, {
    refresh: () => this.#link.refresh(),
    unlinked: () => {
      this.dispatchEvent(new ScheduleUnlinkedEvent({ scheduleId: this.scheduleId }));
      return this.#link.refresh();
    },
  });
  readonly #held = new HeldRemovals(this, {
    link: () => this.#shown,
    refresh: () => this.#link.refresh(),
    decided: (decision) => {
      this.dispatchEvent(new HeldRemovalsDecidedEvent({ scheduleId: this.scheduleId, decision }));
      return this.#link.refresh();
    },
  });
  readonly #runs = new SyncRuns(this, () => this.#shown);
  #timer: ReturnType<typeof setInterval> | undefined;
  #interval = 0;

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  get #shown() {
    return this.#link.value?.link ?? undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lookAgainIn(0);
  }

  protected override willUpdate(): void {
    if (this.#shown) this.#status.loaded(this.#shown);
  }

  protected override updated(): void {
    const link = this.#shown;
    this.#lookAgainIn(link === undefined ? 0 : isSyncing(link) ? intervals.syncing : intervals.idle);
  }

  /** A run that changes nothing sends no message, and the age of the last one grows. Zero: not anymore. */
  #lookAgainIn(interval: number): void {
    if (interval === this.#interval) return;
    clearInterval(this.#timer);
    this.#interval = interval;
    if (interval > 0) this.#timer = setInterval(() => document.hidden || void this.#link.refresh(), interval);
  }

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("schedule-link.title"),
      query: this.#link,
      content: ({ link, refused }) =>
        link === null
          ? this.#setup.render(refused.create)
          : html`${this.#status.render(link, refused, this.#held.render(link, refused.manage === undefined))}
            ${this.#runs.render()}`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-link": ScheduleLink;
  }
}
