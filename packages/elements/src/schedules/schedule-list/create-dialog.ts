import type { ScheduleView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../look/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import { newKey } from "../../members/new-key.ts";
import { reasonOf } from "../../messages/reason-of.ts";
import type { RollcallElement } from "../../provider/rollcall-element.ts";
import { ownTimeZone, zoneOptions } from "../time-zones.ts";
import type { ScheduleListKey } from "./schedule-list-messages.en.ts";

/** What the dialog is drawn with. */
export interface CreateHost extends RollcallElement<ScheduleListKey> {
  readonly organizationName: string | undefined;
}

/** Asks what a new schedule is called, who owns it and where its shifts are, then creates it (B56, Q48). */
export class CreateDialog {
  readonly #host: CreateHost;
  readonly #created: (schedule: ScheduleView) => void;
  #isOpen = false;
  #isCreating = false;
  #problem: Reason | undefined;
  #key = "";

  constructor(host: CreateHost, created: (schedule: ScheduleView) => void) {
    this.#host = host;
    this.#created = created;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#problem = undefined;
    // One key per opening: who presses twice, or again after a break, creates one.
    this.#key = newKey();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { words, organizationName } = this.#host;
    const reason = this.#problem && reasonWords(words, this.#problem);
    const owner =
      organizationName === undefined
        ? words.text("create.owner.organization.unnamed")
        : words.text("create.owner.organization", { name: organizationName });
    return html`<dialog
      id="create-dialog"
      part="dialog"
      aria-labelledby="create-title"
      aria-describedby="create-text"
      @close=${() => this.#closed()}
    >
      <form @submit=${this.#submit}>
        <h3 id="create-title">${words.text("create.title")}</h3>
        <p id="create-text">${words.text("create.text")}</p>
        <div class="fields">
          <div class="one">
            <label for="new-name">${words.text("create.name")}</label>
            <input
              id="new-name"
              name="name"
              class="field"
              required
              maxlength="120"
              autocomplete="off"
              @input=${this.#retype}
            />
          </div>
          <fieldset class="one" aria-describedby="owner-text">
            <legend>${words.text("create.owner")}</legend>
            <label class="choice">
              <input type="radio" class="box" name="owner" value="organization" checked />
              <bdi>${owner}</bdi>
            </label>
            <label class="choice">
              <input type="radio" class="box" name="owner" value="person" />${words.text("create.owner.person")}
            </label>
            <span class="muted small" id="owner-text">${words.text("create.owner.text")}</span>
          </fieldset>
          <div class="one">
            <label for="new-zone">${words.text("create.zone")}</label>
            <select id="new-zone" name="timeZone" class="field">
              ${zoneOptions(ownTimeZone())}
            </select>
          </div>
        </div>
        <p class="problem" role="alert">
          ${
            reason
              ? html`<span class="state danger"
                  >${icon("warning")}${reason.title}. ${reason.text} ${reason.remedy}</span
                >`
              : nothing
          }
        </p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>
            ${words.text("panel.cancel")}
          </button>
          <button class="button primary" part="confirm" aria-disabled=${this.#isCreating ? "true" : nothing}>
            ${words.text(this.#isCreating ? "create.creating" : "create.confirm")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#create-dialog");
  }

  readonly #retype = (): void => {
    // Another name is another schedule.
    this.#key = newKey();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client } = this.#host;
    if (this.#isCreating || client === undefined) return;
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => (said.get(name) ?? "") as string;
    this.#become(true);
    try {
      const { schedule } = await client.schedules.create(
        { name: text("name"), owner: text("owner") as "organization" | "person", timeZone: text("timeZone") },
        { idempotencyKey: this.#key },
      );
      this.#become(false);
      this.#dialog?.close();
      this.#created(schedule);
    } catch (error) {
      this.#become(false, reasonOf(error));
    }
  };

  #become(isCreating: boolean, problem?: Reason): void {
    this.#isCreating = isCreating;
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  #closed(): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
  }
}
