import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import { problemLine, type WholeAction } from "./end-group.ts";
import type { CommandController } from "../../ui/command-controller.ts";
import { refusedLine } from "./refused-line.ts";
import type { ScheduleSettingsKey } from "./schedule-settings-messages.en.ts";
import type { SettledSchedule } from "./settled-schedule.ts";

interface DialogHost extends ReactiveControllerHost {
  readonly words: Words<ScheduleSettingsKey>;
  readonly client: RollcallClient | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface Successor {
  /** Null for the organization. */
  readonly ownerId: string | null;
  readonly name: string;
}

/** The most admins that are offered. */
const mostAdmins = 200;

/** Asks who shall own a schedule: one of its admins, or the organization (Q48). The server judges each choice (X1). */
export class TransferDialog {
  readonly #host: DialogHost;
  readonly #actions: CommandController<WholeAction>;
  readonly #transfer: (ownerId: string | null) => Promise<unknown>;
  readonly #transferred: () => void;
  #settled: SettledSchedule | undefined;
  #successors: readonly Successor[] | undefined;
  #chosen: Successor | undefined;
  #refused: readonly Reason[] | undefined;

  constructor(
    host: DialogHost,
    actions: CommandController<WholeAction>,
    transfer: (ownerId: string | null) => Promise<unknown>,
    transferred: () => void,
  ) {
    this.#host = host;
    this.#actions = actions;
    this.#transfer = transfer;
    this.#transferred = transferred;
  }

  async open(settled: SettledSchedule): Promise<void> {
    this.#settled = settled;
    this.#successors = undefined;
    this.#chosen = undefined;
    this.#refused = undefined;
    this.#actions.clear();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#load(settled);
  }

  render(): TemplateResult | typeof nothing {
    const settled = this.#settled;
    if (settled === undefined) return nothing;
    const { words } = this.#host;
    const isReady = this.#chosen !== undefined && !this.#refused && !this.#actions.isBusy("transfer");
    return html`<dialog
      id="transfer-dialog"
      part="dialog"
      aria-labelledby="transfer-title"
      aria-describedby="transfer-text"
      @close=${this.#closed}
    >
      <form @submit=${this.#submit}>
        <h3 id="transfer-title"><bdi>${words.text("transfer.title", { name: settled.schedule.name })}</bdi></h3>
        <p id="transfer-text" class="muted">${words.text("transfer.text")}</p>
        <div class="one">
          <label for="successor">${words.text("transfer.to")}</label>
          <select
            id="successor"
            class="field"
            aria-busy=${this.#successors ? nothing : "true"}
            @change=${({ currentTarget }: Event) => void this.#choose((currentTarget as HTMLSelectElement).selectedIndex)}
          >
            <option value="">${words.text(this.#successors ? "transfer.choose" : "transfer.loading")}</option>
            ${this.#successors?.map(({ ownerId, name }) => html`<option value=${ownerId ?? "organization"}>${name}</option>`)}
          </select>
          ${
            this.#successors?.every(({ ownerId }) => ownerId === null) === true
              ? html`<p class="muted small">${words.text("transfer.nobody")}</p>`
              : nothing
          }
          ${refusedLine(words, this.#refused, "successor-refused")}
        </div>
        ${problemLine(words, this.#actions.problem("transfer"))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>
            ${words.text("panel.cancel")}
          </button>
          <button class="button primary" part="confirm" aria-disabled=${isReady ? nothing : "true"}>
            ${words.text("transfer.confirm")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#transfer-dialog");
  }

  async #load(settled: SettledSchedule): Promise<void> {
    const { id: scheduleId, ownerId: owner } = settled.schedule;
    await this.#actions.run("transfer", async () => {
      const page = await this.#host.client?.members.list({ scheduleId, role: "admin", limit: mostAdmins });
      if (this.#settled !== settled || page === undefined) return;
      const { words } = this.#host;
      const organization = settled.organization?.name ?? words.text("settings.owner.organization");
      const people = page.rows
        .filter(({ personId }) => personId !== owner)
        .map(({ personId, name, email }) => ({ ownerId: personId, name: name || email }));
      this.#successors = owner === null ? people : [{ ownerId: null, name: organization }, ...people];
    });
  }

  /** What was chosen is judged by the server, before anybody presses. */
  async #choose(index: number): Promise<void> {
    const chosen = (this.#chosen = this.#successors?.[index - 1]);
    const scheduleId = this.#settled?.schedule.id;
    this.#refused = undefined;
    this.#actions.clear();
    if (chosen === undefined || scheduleId === undefined) return;
    try {
      const decision = await this.#host.client?.schedules.transfer.check({ scheduleId, ownerId: chosen.ownerId });
      if (this.#chosen === chosen && decision?.allowed === false) this.#refused = decision.reasons;
    } catch (error) {
      // Whoever cannot be judged now is judged when the button is pressed, unless they are gone.
      if (this.#chosen === chosen && reasonOf(error).code === "request.not-found") this.#refused = [reasonOf(error)];
    }
    this.#host.requestUpdate();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const chosen = this.#chosen;
    if (chosen === undefined || this.#refused) {
      this.#host.renderRoot.querySelector<HTMLElement>("#successor")?.focus();
      return;
    }
    if (!(await this.#actions.run("transfer", () => this.#transfer(chosen.ownerId)))) return;
    this.#dialog?.close();
    this.#transferred();
  };

  readonly #closed = (): void => {
    this.#settled = undefined;
    this.#actions.clear();
  };
}
