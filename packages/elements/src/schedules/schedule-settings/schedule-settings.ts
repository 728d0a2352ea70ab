import type { RollcallClient, ScheduleView } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { unlessRefused } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { icon } from "../../ui/controls/icons.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { notice, statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { endGroup, type OwnedSchedule, ownershipGroup, type EndGroupAction, type EndGroupParts } from "./end-group.ts";
import { generalGroup, invitationGroup, type SettingsFields } from "./general-group.ts";
import { type ScheduleSettingsKey, scheduleSettingsWords } from "./schedule-settings.messages.ts";
import { ScheduleChangedEvent, ScheduleDeletedEvent, type ScheduleSettingsSet } from "./schedule-settings.events.ts";
import { scheduleSettingsStyles } from "./schedule-settings.styles.ts";
import { TransferDialog } from "./transfer-dialog.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";

/**
 * The settings of one schedule: name, description, contact for shifts, time zone and automatic invitations (B7, B62), its owner
 * (Q48), and archiving, restoring and deleting (B59, B60, Q23, Q24). Put it inside a `<rollcall-provider>`.
 *
 * Each field saves itself when it loses focus, shows whether it was saved, and sends only what changed. If someone else changed
 * a field during editing, both values are shown and the user decides. Controls follow the server's decisions; a refused one is
 * explained next to it, and people who can't change the schedule see plain text with one explanation (B64, B66, X1). Changes by
 * others appear within a second.
 *
 * Escape reverts the text typed into a field.
 *
 * @summary The settings of one schedule.
 * @slot title - The heading. Defaults to "Settings".
 * @slot header - Additional controls in the header.
 * @fires {ScheduleChangedEvent} rollcall-schedule-changed - A setting was saved, or the schedule archived, restored or transferred.
 * @fires {ScheduleDeletedEvent} rollcall-schedule-deleted - The schedule was deleted.
 * @csspart notice - The notice that the schedule is archived, or the state of the connection.
 * @csspart group - A group of settings.
 * @csspart name - The field for the name.
 * @csspart description - The field for the description.
 * @csspart contact - The field for the contact for shifts.
 * @csspart time-zone - The choice of the time zone.
 * @csspart auto-send - The switch of automatic invitations.
 * @csspart save-state - Whether a setting was saved.
 * @csspart owner - The owner.
 * @csspart transfer - The button that transfers the schedule.
 * @csspart archive - The button that archives.
 * @csspart restore - The button that restores.
 * @csspart delete - The button that opens the deletion dialog.
 * @csspart refused - Why something is not possible.
 */
export class ScheduleSettings extends RollcallElement<ScheduleSettingsKey> {
  static override styles = [...panelStyles, formStyles, scheduleSettingsStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose settings to show. */
  declare scheduleId: string;

  protected override readonly catalogue = scheduleSettingsWords;
  #deleted: ScheduleView | undefined;

  readonly #query = new QueryController<OwnedSchedule>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => loadOwnedSchedule(client, this.scheduleId, signal),
    // The organization's settings decide who may delete (B59).
    topics: ({ schedule, organization }) => ({
      [schedule.id]: schedule.number,
      ...(organization && { [organization.id]: organization.number }),
    }),
  });
  readonly #fields: SettingsFields = {
    name: new SavedField(this, {
      current: () => this.#schedule?.name,
      send: (name) => this.#save({ name: name.trim() }),
      needed: true,
    }),
    description: new SavedField(this, {
      current: () => this.#schedule?.description,
      send: (description) => this.#save({ description: description.trim() }),
    }),
    contact: new SavedField(this, {
      current: () => this.#schedule?.contact,
      send: (contact) => this.#save({ contact: contact.trim() }),
    }),
    timeZone: new SavedField(this, {
      current: () => this.#schedule?.timeZone,
      send: (timeZone) => this.#save({ timeZone }),
    }),
    autoSend: new SavedField<boolean>(this, {
      current: () => this.#schedule?.autoSend,
      send: (autoSend) => this.#save({ autoSend }),
    }),
  };
  readonly #actions = new CommandController<EndGroupAction>(this);
  readonly #delete = new ConfirmDialog<ScheduleView>(this, {
    id: "delete-dialog",
    title: ({ name }) => this.words.text("delete.title", { name }),
    content: (schedule) => this.#deletion(schedule),
    confirm: () => this.words.text("delete.confirm"),
    isDangerous: () => true,
    // Ignore surrounding spaces and Unicode normalization.
    missing: ({ name }) => (this.#typed.trim().normalize("NFC") === name ? undefined : "delete-name"),
    run: (schedule) => this.#remove(schedule),
    outcome: () => ({ focus: "#gone" }),
    closed: () => (this.#typed = ""),
  });
  readonly #transfer = new TransferDialog(this, {
    send: (ownerId) => this.#save({ ownerId }),
    message: (name) => this.words.text("transfer.done", { name }),
  });
  #typed = "";

  constructor() {
    super();
    this.scheduleId = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("scheduleId")) return;
    this.#deleted = undefined;
    for (const field of Object.values({ ...this.#fields })) field.reset();
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("settings.title"),
      query: this.#query,
      skeletonRows: 6,
      replaced: this.#deleted && this.#gone(this.#deleted),
      content: (owned) => this.#content(owned),
    });
  }

  #content(owned: OwnedSchedule): TemplateResult {
    const { words } = this;
    const { schedule } = owned;
    const group = { words, schedule, fields: this.#fields };
    const whole: EndGroupParts = {
      ...owned,
      words,
      me: this.me,
      actions: this.#actions,
      begin: (action) => this.#begin(action, owned),
    };
    return html`
      ${schedule.state === "archived" ? this.#archivedNotice(whole) : this.#readOnlyNotice(schedule)}
      ${generalGroup(group)} ${invitationGroup(group)} ${ownershipGroup(whole)} ${endGroup(whole)}
    `;
  }

  get #schedule(): ScheduleView | undefined {
    return this.#query.value?.schedule;
  }

  #archivedNotice({ words, schedule, begin }: EndGroupParts): TemplateResult {
    const restore = button(words.text("settings.restore"), { look: "button small", click: () => begin("restore") });
    return notice("lock", words.text("settings.archived"), schedule.refused.restore ? nothing : restore);
  }

  /** The notice that explains why the caller can't change anything. */
  #readOnlyNotice({ refused }: ScheduleView): TemplateResult | typeof nothing {
    const [reason] = refused.update ?? [];
    return reason ? notice("lock", reasonText(this.words, reason)) : nothing;
  }

  #gone({ name }: ScheduleView): TemplateResult {
    const { words } = this;
    return html`<div id="gone" role="status" tabindex="-1">
      ${statePage(icon("bin"), words.text("settings.deleted", { name }), words.text("settings.deleted.text"))}
    </div>`;
  }

  #deletion({ name, members }: ScheduleView): TemplateResult {
    const { words } = this;
    return html`<ul id="delete-dialog-text" class="bullets muted">
        <li>${words.text("delete.people", { count: members })}</li>
        <li>${words.text("delete.shifts")}</li>
        <li>${words.text("delete.stays")}</li>
      </ul>
      ${labelledField(html`<bdi>${words.text("delete.type", { name })}</bdi>`, {
        id: "delete-name",
        spellcheck: false,
        value: this.#typed,
        input: (typed) => (this.#typed = typed),
      })}`;
  }

  #begin(action: EndGroupAction, owned: OwnedSchedule): void {
    if (action === "delete") void this.#delete.open(owned.schedule);
    else if (action === "transfer") void this.#transfer.open(owned);
    else this.#setState(action);
  }

  /** Archives or restores. The button disappears, so the one in its place gets the focus. */
  #setState(action: "archive" | "restore"): void {
    const [state, before] =
      action === "archive" ? (["archived", "active"] as const) : (["active", "archived"] as const);
    void this.#actions.run(action, () => this.#save({ state }), {
      message: this.words.text(`settings.${action}.done`),
      undo: () => this.#save({ state: before }),
      focus: "#archive, #restore",
    });
  }

  /** Sends the new values and shows the server's response. */
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
        ? this.#query.value?.ownerName
        : await loadOwnerName(client, schedule).catch(() => undefined);
    if (this.scheduleId !== scheduleId) return;
    this.#query.set({ schedule, organization: this.#query.value?.organization, ownerName });
    this.dispatchEvent(new ScheduleChangedEvent({ scheduleId, set }));
  }

  async #remove(schedule: ScheduleView): Promise<void> {
    await this.client?.schedules.delete({ scheduleId: schedule.id });
    if (this.scheduleId === schedule.id) this.#deleted = schedule;
    this.dispatchEvent(new ScheduleDeletedEvent({ scheduleId: schedule.id }));
  }
}

async function loadOwnedSchedule(
  client: RollcallClient,
  scheduleId: string,
  signal: AbortSignal,
): Promise<OwnedSchedule> {
  const [{ schedule }, organization] = await Promise.all([
    client.schedules.get({ scheduleId }, { signal }),
    client.organizations.get({}, { signal }).then(({ organization }) => organization, unlessRefused),
  ]);
  return { schedule, organization, ownerName: await loadOwnerName(client, schedule, signal) };
}

/** The name of the person who owns a schedule. */
async function loadOwnerName(
  client: RollcallClient,
  { id, ownerId }: Pick<ScheduleView, "id" | "ownerId">,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (ownerId === null) return undefined;
  const found = await client.members.get({ scheduleId: id, personId: ownerId }, { signal }).catch(unlessRefused);
  return found && (found.member.name || found.member.email);
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-settings": ScheduleSettings;
  }
}
