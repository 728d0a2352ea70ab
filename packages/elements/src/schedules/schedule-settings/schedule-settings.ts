import type { ScheduleView } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { icon } from "../../ui/icons.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { connectionNotice, notice, renderPanelState, statePage } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import type { ScheduleSettingsSet } from "./schedule-settings.events.ts";
import { DeleteDialog } from "./delete-dialog.ts";
import { endGroup, ownershipGroup, type WholeAction, type WholeParts } from "./end-group.ts";
import { generalGroup, invitationGroup } from "./general-group.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { type ScheduleSettingsKey, scheduleSettingsWords } from "./schedule-settings-messages.en.ts";
import { ScheduleChangedEvent, ScheduleDeletedEvent } from "./schedule-settings.events.ts";
import { scheduleSettingsStyles } from "./schedule-settings.styles.ts";
import { SettingsFields } from "./settings-fields.ts";
import { askSchedule, nameOfOwner, type SettledSchedule, topicsOf } from "./settled-schedule.ts";
import { TransferDialog } from "./transfer-dialog.ts";

/**
 * The settings of one schedule: name, description, time zone and automatic invitations (B7, B62), whose it is (Q48), and
 * the way to archive, restore and delete it (B59, B60, Q23, Q24). It stands inside a `<rollcall-provider>`.
 *
 * Each field saves itself when it is left, says so, and sends only what changed. Where somebody else set a field while it
 * was being edited, both values show and nothing is overwritten unasked. Every control follows the server's decision; where
 * it forbids, the reason stands beside it in words (B64, B66, X1). What others change shows within the second.
 *
 * Escape takes back what was typed into a field.
 *
 * @summary The settings of one schedule.
 * @slot title - The heading; "Settings" if left out.
 * @slot header - More controls at the top.
 * @fires {ScheduleChangedEvent} rollcall-schedule-changed - A setting was saved, or the schedule archived, restored or transferred.
 * @fires {ScheduleDeletedEvent} rollcall-schedule-deleted - The schedule was deleted.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart notice - That the schedule is archived, or the state of the connection.
 * @csspart group - A group of settings.
 * @csspart name - The field of the name.
 * @csspart description - The field of the description.
 * @csspart time-zone - The choice of the time zone.
 * @csspart auto-send - The switch of automatic invitations.
 * @csspart save-state - What is said of saving a field.
 * @csspart owner - Whose schedule it is.
 * @csspart transfer - The button that passes it on.
 * @csspart archive - The button that archives.
 * @csspart restore - The button that restores.
 * @csspart delete - The button that asks to delete.
 * @csspart refused - Why something is not possible.
 * @csspart dialog - The questions before a transfer or a deletion.
 * @csspart confirm - The button that does it.
 * @csspart state-page - What stands there until the settings do, and once the schedule is deleted.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of what was saved.
 * @cssprop --rollcall-warn - Colour of what should be looked at.
 * @cssprop --rollcall-danger - Colour of failures and of deletion.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class ScheduleSettings extends RollcallElement<ScheduleSettingsKey> {
  static override styles = [tokens, controls, overlays, panel, formStyles, scheduleSettingsStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose settings to show. */
  declare scheduleId: string;

  protected override readonly catalogue = scheduleSettingsWords;
  #deleted: ScheduleView | undefined;

  readonly #settled = new QueryController<SettledSchedule>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => askSchedule(client, this.scheduleId, signal),
    topics: topicsOf,
  });
  readonly #fields = new SettingsFields(
    this,
    () => this.#settled.value?.schedule,
    (set) => this.#save(set),
  );
  readonly #actions = new CommandController<WholeAction>(this);
  readonly #delete = new DeleteDialog(
    this,
    this.#actions,
    (schedule) => this.#remove(schedule),
    () => void this.#focus("#gone"),
  );
  readonly #transfer = new TransferDialog(
    this,
    this.#actions,
    (ownerId) => this.#save({ ownerId }),
    () => void this.#focus("[part=owner]"),
  );

  constructor() {
    super();
    this.scheduleId = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("scheduleId")) return;
    this.#deleted = undefined;
    this.#fields.forget();
    this.#actions.clear();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("settings.title")}>
        <header class="head" part="header">
          <h2 class="grow" part="title"><slot name="title">${words.text("settings.title")}</slot></h2>
          <slot name="header"></slot>
        </header>
        ${this.#deleted ? this.#gone(this.#deleted) : this.#content()}
      </section>
      ${this.#delete.render()} ${this.#transfer.render()}
    `;
  }

  #content(): TemplateResult {
    const { words } = this;
    const settled = this.#settled.value;
    if (settled === undefined) return html`${renderPanelState(words, this.#settled, 6) ?? nothing}`;
    const { schedule } = settled;
    const group = { words, schedule, fields: this.#fields };
    const whole: WholeParts = {
      ...settled,
      words,
      me: this.me,
      actions: this.#actions,
      begin: (action) => this.#begin(action, settled),
    };
    return html`
      ${connectionNotice(words, this.#settled)} ${schedule.state === "archived" ? this.#archivedNotice(whole) : nothing}
      ${generalGroup(group)} ${invitationGroup(group)} ${ownershipGroup(whole)} ${endGroup(whole)}
    `;
  }

  #archivedNotice({ words, schedule, begin }: WholeParts): TemplateResult {
    const restore = html`<button class="button small" @click=${() => begin("restore")}>
      ${words.text("settings.restore")}
    </button>`;
    return notice("lock", words.text("settings.archived"), schedule.refused.restore ? nothing : restore);
  }

  #gone({ name }: ScheduleView): TemplateResult {
    const { words } = this;
    return html`<div id="gone" role="status" tabindex="-1">
      ${statePage(icon("bin"), words.text("settings.deleted", { name }), words.text("settings.deleted.text"))}
    </div>`;
  }

  #begin(action: WholeAction, settled: SettledSchedule): void {
    if (action === "delete") void this.#delete.open(settled.schedule);
    else if (action === "transfer") void this.#transfer.open(settled);
    else void this.#rest(action);
  }

  /** Archives or restores; the button goes, its sibling takes the focus. */
  async #rest(action: "archive" | "restore"): Promise<void> {
    const state = action === "archive" ? "archived" : "active";
    if (await this.#actions.run(action, () => this.#save({ state }))) await this.#focus("#archive, #restore");
  }

  /** Takes the focus to what stands where the pressed button was. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Sends what was set and shows what the server answered with. */
  async #save(set: ScheduleSettingsSet): Promise<void> {
    const { client, scheduleId } = this;
    if (client === undefined) return;
    const { schedules } = client;
    const { autoSend, state, ownerId, ...configuration } = set;
    let answer: { readonly schedule: ScheduleView };
    if (autoSend !== undefined) answer = await schedules.setAutoSend({ scheduleId, autoSend });
    else if (ownerId !== undefined) answer = await schedules.transfer({ scheduleId, ownerId });
    else if (state === "archived") answer = await schedules.archive({ scheduleId });
    else if (state === "active") answer = await schedules.restore({ scheduleId });
    else answer = await schedules.update({ scheduleId, ...configuration });
    const { schedule } = answer;
    const ownerName =
      ownerId === undefined
        ? this.#settled.value?.ownerName
        : await nameOfOwner(client, schedule).catch(() => undefined);
    if (this.scheduleId !== scheduleId) return;
    this.#settled.set({ schedule, organization: this.#settled.value?.organization, ownerName });
    this.dispatchEvent(new ScheduleChangedEvent(scheduleId, set));
  }

  async #remove(schedule: ScheduleView): Promise<void> {
    await this.client?.schedules.delete({ scheduleId: schedule.id });
    if (this.scheduleId === schedule.id) this.#deleted = schedule;
    this.dispatchEvent(new ScheduleDeletedEvent(schedule.id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-settings": ScheduleSettings;
  }
}
