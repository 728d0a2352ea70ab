import type { GetLinkOutput } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { ServerAddress } from "../../ui/host/server-address.ts";
import { FoldedPart } from "./folded-part.ts";
import type { LinkSource, ShownLink } from "./link-host.ts";
import { isSyncing, LinkStatus } from "./link-status.ts";
import { LoadedPart } from "./loaded-part.ts";
import { notLinked } from "./not-linked.ts";
import { type ScheduleLinkKey, scheduleLinkWords } from "./schedule-link.messages.ts";
import { scheduleLinkStyles } from "./schedule-link.styles.ts";

/** Milliseconds between checks of a link: while it synchronizes, and otherwise. */
const intervals = { syncing: 2000, idle: 60_000 };

/**
 * The link of a schedule to another product's schedule (B19), for people who plan it. Put it inside a
 * `<rollcall-provider>`.
 *
 * Unlinked, it connects to a product, lists its schedules, and shows in words what linking would change before anything
 * changes (Q3). Once linked, it shows the time of the last synchronization (Q18), removals waiting for confirmation (Q20), and on demand
 * the last runs and what the next one would change. Everyone who plans can see the state; the schedule's admins can change it.
 *
 * @summary Links a schedule to one in another product.
 * @slot title - The heading. Defaults to "Linked schedule".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - The schedule.
 * @attr server-url - The URL where the server is mounted, as other products reach it.
 * @fires {ScheduleLinkedEvent} rollcall-schedule-linked - The schedule was linked.
 * @fires {ScheduleUnlinkedEvent} rollcall-schedule-unlinked - The schedule was unlinked.
 * @fires {LinkChangedEvent} rollcall-link-changed - The connection or a setting of the link was changed.
 * @fires {HeldRemovalsDecidedEvent} rollcall-held-removals-decided - Removals that waited were confirmed or discarded.
 * @fires {MatchDecidedEvent} rollcall-match-decided - A possible match was merged or dismissed.
 * @csspart start - The button that starts linking.
 * @csspart setup - The form of a step of linking.
 * @csspart provider - The choice of the product.
 * @csspart connection-field - A field of the connection.
 * @csspart search - The search for a schedule of the product.
 * @csspart upstream - The choice of a schedule of the product.
 * @csspart trusts-addresses - Whether people are matched by email address.
 * @csspart back - The button that leads to the previous step.
 * @csspart next - The button that leads to the next step, or links.
 * @csspart plan - What a run changes, in words.
 * @csspart plan-part - The people that one kind of change affects.
 * @csspart status - The state of the link.
 * @csspart freshness - When the schedule was last synchronized.
 * @csspart to - The product and its schedule.
 * @csspart next-plan - What the next run changes.
 * @csspart synced - The number of synced members.
 * @csspart sync - The button that synchronizes now.
 * @csspart show-plan - The button that shows what the next run changes.
 * @csspart change - The button that changes the link.
 * @csspart reconnect - The same, next to a problem that it solves.
 * @csspart replaces-connection - Whether the connection is replaced.
 * @csspart removal-percent - The share of members who may leave without confirmation.
 * @csspart unlink - The button that unlinks the schedule.
 * @csspart unlink-preview - What unlinking changes.
 * @csspart refused - Why the caller can't change the link.
 * @csspart conflicts - People who need attention.
 * @csspart held - Removals waiting for confirmation.
 * @csspart removals - The list of these removals.
 * @csspart removal - One of them.
 * @csspart more-removals - The button that lists more of them.
 * @csspart confirm-held - The button that confirms them.
 * @csspart discard-held - The button that discards them.
 * @csspart changed-plan - What would change now, if it differs from the list to confirm.
 * @csspart matches - Members who may be someone the organization already knows.
 * @csspart match-list - The list of these matches.
 * @csspart match - One of them.
 * @csspart more-match-list - The button that lists more of them.
 * @csspart merge - The button that merges both people.
 * @csspart merge-preview - What merging changes.
 * @csspart dismiss - The button that keeps them as two people.
 * @csspart on-call - The on-call times of the other product.
 * @csspart on-call-list - The list of these times.
 * @csspart on-call-time - One of them.
 * @csspart more-on-call-list - The button that lists more of them.
 * @csspart trigger - How an automation starts a synchronization.
 * @csspart create-trigger - The button that creates its address and secret, or replaces the secret.
 * @csspart trigger-address - The field with the address.
 * @csspart trigger-secret - The field with the secret.
 * @csspart copy - The button that copies one of them.
 * @csspart trigger-done - The button that closes the dialog with both.
 * @csspart runs - The last runs.
 * @csspart run-list - The list of these runs.
 * @csspart run - A run and its result.
 */
export class ScheduleLink extends RollcallElement<ScheduleLinkKey> {
  static override styles = [...panelStyles, formStyles, scheduleLinkStyles];
  static override properties: PropertyDeclarations = {
    scheduleId: { attribute: "schedule-id" },
    serverUrl: { attribute: "server-url" },
  };

  /** The schedule. */
  declare scheduleId: string;

  /** The URL where the server is mounted, as other products reach it. Default: the `base-url` of the provider, or `/rollcall`. */
  declare serverUrl: string | undefined;

  protected override readonly catalogue = scheduleLinkWords;
  readonly #link = new QueryController<GetLinkOutput>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => client.links.get({ scheduleId: this.scheduleId }, { signal }),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
    whenVisible: true,
  });
  readonly #source: LinkSource = { shown: () => this.#shown, refresh: () => this.#link.refresh() };
  readonly #setup = new LoadedPart(this, async () => {
    const { LinkSetup } = await import("./link-setup.ts");
    return new LinkSetup(this, this.#source);
  });
  readonly #status = new LinkStatus(this, this.#source);
  readonly #held = new LoadedPart(this, async () => {
    const { HeldRemovals } = await import("./held-removals.ts");
    return new HeldRemovals(this, this.#source);
  });
  readonly #matches = new FoldedPart(this, {
    part: "matches",
    title: (matches) =>
      matches?.count === undefined
        ? this.words.text("schedule-link.matches")
        : this.words.text("schedule-link.matches.count", { count: matches.count }),
    load: async () => {
      const { LinkMatches } = await import("./link-matches.ts");
      return new LinkMatches(this, this.#source);
    },
    opens: ({ count }) => count !== undefined,
  });
  readonly #onCall = new FoldedPart(this, {
    part: "on-call",
    title: () => this.words.text("schedule-link.on-call"),
    load: async (isOpen) => {
      const { OnCallTimes } = await import("./on-call-times.ts");
      return new OnCallTimes(this, this.#source, isOpen);
    },
  });
  readonly #address = new ServerAddress(this);
  readonly #trigger = new FoldedPart(this, {
    part: "trigger",
    title: () => this.words.text("schedule-link.trigger"),
    load: async () => {
      const { LinkTrigger } = await import("./link-trigger.ts");
      return new LinkTrigger(this, this.#source, (path) => this.#address.of(path));
    },
  });
  readonly #runs = new FoldedPart(this, {
    part: "runs",
    title: () => this.words.text("schedule-link.runs"),
    load: async (isOpen) => {
      const { SyncRuns } = await import("./sync-runs.ts");
      return new SyncRuns(this, this.#source, isOpen);
    },
  });
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

  get #canManage(): boolean {
    return this.#link.value?.refused.manage === undefined;
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
    if (link?.held) void this.#held.prepare();
    if (link && this.#canManage) this.#matches.prepare();
    this.#lookAgainIn(link === undefined ? 0 : isSyncing(link) ? intervals.syncing : intervals.idle);
  }

  /** A run that changes nothing sends no message, so the time of the last one must be checked. Zero stops checking. */
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
      content: ({ link, refused }) => (link === null ? this.#unlinked(refused.create) : this.#linked(link, refused)),
    });
  }

  #unlinked(refused: readonly Reason[] | undefined): TemplateResult {
    const setup = this.#setup.value;
    if (setup?.isOpen && refused === undefined) return setup.render();
    return notLinked(this.words, {
      refused,
      isBusy: this.#setup.isLoading || setup?.isStarting === true,
      problem: setup?.problem,
      start: async () => (await this.#setup.prepare())?.start(),
    });
  }

  #linked(link: ShownLink, refused: GetLinkOutput["refused"]): TemplateResult {
    return html`${this.#status.render(link, refused, this.#held.value?.render(link, this.#canManage))}
    ${this.#canManage ? this.#matches.render(link) : nothing}
    ${link.hasOnCallTimes ? this.#onCall.render(link) : nothing}
    ${this.#canManage ? this.#trigger.render(link) : nothing} ${this.#runs.render(link)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-link": ScheduleLink;
  }
}
