import type { ScheduleView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import { labelled, selectField } from "../../ui/fields/text-field.ts";
import type { ScheduleSettingsKey } from "./schedule-settings.messages.ts";
import type { OwnedSchedule } from "./end-group.ts";

interface Successor {
  /** Null for the organization. */
  readonly ownerId: string | null;
  readonly name: string;
}

/** What a transfer needs from the settings. */
export interface TransferParts {
  readonly send: (ownerId: string | null) => Promise<unknown>;
  /** The message for the toast, which offers an undo. */
  readonly message: (name: string) => string;
}

const maxAdmins = 200;

/** Asks for the new owner of a schedule: an admin or the organization (Q48). The server checks each choice (X1). */
export class TransferDialog {
  readonly #host: PanelHost<ScheduleSettingsKey>;
  readonly #dialog: ConfirmDialog<OwnedSchedule>;
  #successors: readonly Successor[] | undefined;
  #chosen: Successor | undefined;
  #refused: readonly Reason[] | undefined;
  #problem: Reason | undefined;

  constructor(host: PanelHost<ScheduleSettingsKey>, { send, message }: TransferParts) {
    this.#host = host;
    this.#dialog = new ConfirmDialog<OwnedSchedule>(host, {
      id: "transfer-dialog",
      title: ({ schedule: { name } }) => host.words.text("transfer.title", { name }),
      text: () => host.words.text("transfer.text"),
      content: () => this.#fields(),
      confirm: () => host.words.text("transfer.confirm"),
      missing: () => (this.#chosen === undefined || this.#refused ? "successor" : undefined),
      run: () => send(this.#chosen?.ownerId ?? null),
      outcome: () => ({ message: message(this.#chosen?.name ?? ""), focus: "[part=owner]" }),
    });
  }

  async open(owned: OwnedSchedule): Promise<void> {
    this.#successors = this.#chosen = this.#refused = this.#problem = undefined;
    await this.#dialog.open(owned);
    await this.#load(owned.schedule, owned.organization?.name);
  }

  #fields(): TemplateResult {
    const { words } = this.#host;
    const isLoading = this.#successors === undefined && !this.#problem;
    const isAlone = this.#successors?.every(({ ownerId }) => ownerId === null) === true;
    const idOf = ({ ownerId }: Successor): string => ownerId ?? "organization";
    const select = selectField({
      id: "successor",
      isBusy: isLoading,
      options: [
        ["", words.text(isLoading ? "transfer.loading" : "transfer.choose")],
        ...(this.#successors ?? []).map((one) => [idOf(one), one.name] as const),
      ],
      value: this.#chosen ? idOf(this.#chosen) : "",
      change: (id) => this.#choose(this.#successors?.find((one) => idOf(one) === id)),
    });
    return labelled("successor", words.text("transfer.to"), [
      select,
      isAlone ? html`<p class="muted small">${words.text("transfer.no-other-admins")}</p>` : nothing,
      refusedLine(words, this.#refused ?? (this.#problem && [this.#problem]), "successor-refused"),
    ]);
  }

  async #load({ id: scheduleId, ownerId: owner }: ScheduleView, organization: string | undefined): Promise<void> {
    const { client, words } = this.#host;
    const opened = this.#dialog.subject;
    try {
      const page = await client?.members.list({ scheduleId, role: "admin", limit: maxAdmins });
      if (this.#dialog.subject !== opened || page === undefined) return;
      const people = page.rows
        .filter(({ personId }) => personId !== owner)
        .map(({ personId, name, email }) => ({ ownerId: personId, name: name || email }));
      const side = { ownerId: null, name: organization ?? words.text("settings.owner.organization") };
      this.#successors = owner === null ? people : [side, ...people];
    } catch (error) {
      if (this.#dialog.subject === opened) this.#problem = reasonOf(error);
    }
    this.#host.requestUpdate();
  }

  async #choose(chosen: Successor | undefined): Promise<void> {
    this.#chosen = chosen;
    const scheduleId = this.#dialog.subject?.schedule.id;
    this.#refused = undefined;
    this.#host.requestUpdate();
    if (chosen === undefined || scheduleId === undefined) return;
    try {
      const decision = await this.#host.client?.schedules.transfer.check({ scheduleId, ownerId: chosen.ownerId });
      if (this.#chosen === chosen && decision?.allowed === false) this.#refused = decision.reasons;
    } catch (error) {
      // If the check fails, the transfer itself decides, unless the new owner has gone.
      if (this.#chosen === chosen && reasonOf(error).code === "request.not-found") this.#refused = [reasonOf(error)];
    }
    this.#host.requestUpdate();
  }
}
