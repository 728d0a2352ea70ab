import type { ScheduleView } from "@rollcall/core";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import { problemLine, type WholeAction } from "./end-group.ts";
import type { CommandController } from "../../ui/command-controller.ts";
import type { ScheduleSettingsKey } from "./schedule-settings-messages.en.ts";

interface DialogHost extends ReactiveControllerHost {
  readonly words: Words<ScheduleSettingsKey>;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Asks before a schedule is deleted: says what goes, and wants its name typed, so that it is never done by habit. */
export class DeleteDialog {
  readonly #host: DialogHost;
  readonly #actions: CommandController<WholeAction>;
  readonly #remove: (schedule: ScheduleView) => Promise<unknown>;
  readonly #removed: () => void;
  #schedule: ScheduleView | undefined;
  #typed = "";

  constructor(
    host: DialogHost,
    actions: CommandController<WholeAction>,
    remove: (schedule: ScheduleView) => Promise<unknown>,
    removed: () => void,
  ) {
    this.#host = host;
    this.#actions = actions;
    this.#remove = remove;
    this.#removed = removed;
  }

  async open(schedule: ScheduleView): Promise<void> {
    this.#schedule = schedule;
    this.#typed = "";
    this.#actions.clear();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const schedule = this.#schedule;
    if (schedule === undefined) return nothing;
    const { words } = this.#host;
    const { name, members } = schedule;
    const isReady = this.#isNamed && !this.#actions.isBusy("delete");
    return html`<dialog
      id="delete-dialog"
      part="dialog"
      aria-labelledby="delete-title"
      aria-describedby="delete-what"
      @close=${this.#closed}
    >
      <form @submit=${this.#submit}>
        <h3 id="delete-title"><bdi>${words.text("delete.title", { name })}</bdi></h3>
        <ul id="delete-what" class="muted">
          <li>${words.text("delete.people", { count: members })}</li>
          <li>${words.text("delete.shifts")}</li>
          <li>${words.text("delete.stays")}</li>
        </ul>
        <div class="one">
          <label for="delete-name"><bdi>${words.text("delete.type", { name })}</bdi></label>
          <input
            id="delete-name"
            class="field"
            autocomplete="off"
            spellcheck="false"
            .value=${this.#typed}
            @input=${({ currentTarget }: InputEvent) => {
              this.#typed = (currentTarget as HTMLInputElement).value;
              this.#host.requestUpdate();
            }}
          />
        </div>
        ${problemLine(words, this.#actions.problem("delete"))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>
            ${words.text("panel.cancel")}
          </button>
          <button class="button danger" part="confirm" aria-disabled=${isReady ? nothing : "true"}>
            ${words.text("delete.confirm")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#delete-dialog");
  }

  /** Spaces at the ends and the way letters are composed make no other name. */
  get #isNamed(): boolean {
    return this.#typed.trim().normalize("NFC") === this.#schedule?.name;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const schedule = this.#schedule;
    if (schedule === undefined) return;
    if (!this.#isNamed) {
      this.#host.renderRoot.querySelector<HTMLElement>("#delete-name")?.focus();
      return;
    }
    if (!(await this.#actions.run("delete", () => this.#remove(schedule)))) return;
    this.#dialog?.close();
    this.#removed();
  };

  readonly #closed = (): void => {
    this.#schedule = undefined;
    this.#actions.clear();
  };
}
