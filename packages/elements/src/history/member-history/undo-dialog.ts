import type { ScheduleEffects } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { newKey } from "../../members/new-key.ts";
import { reasonOf } from "../../provider/loaded.ts";
import type { RollcallElement, Words } from "../../provider/rollcall-element.ts";
import type { HistoryKey } from "./history-messages.en.ts";
import type { HistoryEntry } from "./history-view.ts";
import { sentenceOf } from "./wording.ts";

interface DialogHost extends ReactiveControllerHost, Pick<RollcallElement, "client"> {
  readonly words: Words<HistoryKey>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly scheduleId: string;
}

interface Question {
  readonly entry: HistoryEntry;
  readonly effects: ScheduleEffects;
  readonly key: string;
}

/** Asks before a change is taken back, and says how the schedule would stand then (X3). */
export class UndoDialog {
  readonly #host: DialogHost;
  readonly #refused: (reasons: readonly Reason[], anchor: HTMLElement) => Promise<void>;
  readonly #done: (entry: HistoryEntry) => void;
  #question: Question | undefined;
  #problem: Reason | undefined;
  #isWorking = false;

  constructor(
    host: DialogHost,
    refused: (reasons: readonly Reason[], anchor: HTMLElement) => Promise<void>,
    done: (entry: HistoryEntry) => void,
  ) {
    this.#host = host;
    this.#refused = refused;
    this.#done = done;
  }

  /** Asks the server what the undo would do: opens with that, or says beside the button why it may not be. */
  async ask(entry: HistoryEntry, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const input = { scheduleId, number: entry.number };
    try {
      const { allowed, reasons } = await client.history.undo.check(input);
      if (!allowed) {
        await this.#refused(reasons, anchor);
        return;
      }
      const { effects } = await client.history.undo.dryRun(input);
      this.#question = { entry, effects: effects as ScheduleEffects, key: newKey() };
    } catch (error) {
      await this.#refused([reasonOf(error)], anchor);
      return;
    }
    this.#problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    if (this.#question === undefined) return nothing;
    const { words } = this.#host;
    const { entry, effects } = this.#question;
    const [line] = entry.lines;
    const { totals, notices, shifts } = effects;
    return html`<dialog
      id="undo-dialog"
      part="dialog"
      aria-labelledby="undo-title"
      aria-describedby="undo-what"
      @close=${this.#closed}
    >
      <h3 id="undo-title">${words.text("undo.title")}</h3>
      <div id="undo-what">
        <p><b>${line === undefined ? nothing : sentenceOf(words, entry, line)}</b></p>
        <p>${words.text("undo.text")}</p>
        <p>
          ${words.text("undo.after", { members: totals.members, admins: totals.admins, assignables: totals.assignables })}
          ${notices.map(({ code }) => words.text(`undo.${code}`))}
          ${shifts.count > 0 ? words.text("undo.shifts", { count: shifts.count }) : nothing}
        </p>
      </div>
      ${this.#problem === undefined ? nothing : problemOf(words, this.#problem)}
      <div class="buttons">
        <button class="button" @click=${() => this.#dialog?.close()}>${words.text("panel.cancel")}</button>
        <button
          class="button primary"
          part="confirm"
          aria-disabled=${this.#isWorking ? "true" : nothing}
          @click=${() => void this.#confirm()}
        >
          ${words.text(this.#isWorking ? "undo.working" : "undo.confirm")}
        </button>
      </div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#undo-dialog");
  }

  async #confirm(): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (this.#isWorking || client === undefined || this.#question === undefined) return;
    const { entry, key } = this.#question;
    this.#isWorking = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await client.history.undo({ scheduleId, number: entry.number }, { idempotencyKey: key });
      this.#dialog?.close();
      this.#done(entry);
    } catch (error) {
      this.#problem = reasonOf(error);
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }

  readonly #closed = (): void => {
    this.#question = undefined;
    this.#host.requestUpdate();
  };
}

function problemOf(words: Words<HistoryKey>, reason: Reason): TemplateResult {
  const { title, text, remedy } = reasonWords(words, reason);
  return html`<p class="problem" role="alert"><b>${title}</b> ${text} ${remedy}</p>`;
}
