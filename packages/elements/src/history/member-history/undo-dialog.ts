import type { HistoryEntry, ScheduleEffects } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/new-key.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Words } from "../../ui/panel-host.ts";
import { valuesOf } from "./entry-row.ts";
import type { HistoryKey } from "./history-messages.en.ts";
import { asMarkup, changeOf, sentenceOf } from "./wording.ts";

interface DialogHost extends ReactiveControllerHost, Pick<RollcallElement, "client"> {
  readonly words: Words<HistoryKey>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly scheduleId: string;
}

/** What an undo is asked with, and what comes of it. */
export interface UndoParts {
  /** Says beside the button why it may not be. */
  readonly refused: (reasons: readonly Reason[], anchor: HTMLElement) => Promise<void>;
  readonly done: (entry: HistoryEntry) => void;
  /** What the schedule is told already. */
  readonly notices: () => readonly string[];
}

interface Question {
  readonly entry: HistoryEntry;
  readonly effects: ScheduleEffects;
  readonly key: string;
  readonly anchor: HTMLElement;
}

/** The most values that the question repeats. */
const mostValues = 6;

/** Asks before a change is taken back, and says how the schedule would stand then (X3). */
export class UndoDialog implements ReactiveController {
  readonly #host: DialogHost;
  readonly #parts: UndoParts;
  #question: Question | undefined;
  #problem: Reason | undefined;
  #isAsking = false;
  #isWorking = false;

  constructor(host: DialogHost, parts: UndoParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#question = undefined;
  }

  /** Asks the server what the undo would do: opens with that, or says beside the button why it may not be. */
  async ask(entry: HistoryEntry, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined || this.#isAsking || this.#question !== undefined) return;
    const input = { scheduleId, number: entry.number };
    this.#isAsking = true;
    try {
      const { allowed, reasons } = await client.history.undo.check(input);
      if (!allowed) {
        await this.#parts.refused(reasons, anchor);
        return;
      }
      const { effects } = await client.history.undo.dryRun(input);
      this.#question = { entry, effects, key: newKey(), anchor };
    } catch (error) {
      await this.#parts.refused([reasonOf(error)], anchor);
      return;
    } finally {
      this.#isAsking = false;
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
    return html`<dialog
      id="undo-dialog"
      part="dialog"
      aria-labelledby="undo-title"
      aria-describedby="undo-what"
      @close=${this.#closed}
    >
      <h3 id="undo-title">${words.text("undo.title")}</h3>
      <div id="undo-what">
        ${whatGoesBack(words, entry)}
        <p class="muted">${words.text("undo.text")}</p>
        ${this.#effects(words, effects)}
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

  #effects(words: Words<HistoryKey>, { totals, notices, shifts }: ScheduleEffects): TemplateResult {
    const after = words.text("undo.after", {
      people: words.text("undo.people", { count: totals.members }),
      admins: words.text("undo.admins", { count: totals.admins }),
      assignables: words.text("undo.assignables", { count: totals.assignables }),
    });
    const told = this.#parts.notices();
    const warnings = notices
      .filter(({ code }) => !told.includes(code))
      .map(
        ({ code }) => html`<li class="state warn">${icon("warning")}<span>${words.text(`undo.${code}`)}</span></li>`,
      );
    return html`<ul class="effects" part="effects">
      <li class="state">${icon("info")}<span>${after}</span></li>
      ${warnings}
      ${
        shifts.count > 0
          ? html`<li class="state warn">
              ${icon("calendar")}<span
                >${words.text(shifts.more ? "undo.shifts-more" : "undo.shifts", { count: shifts.count })}</span
              >
            </li>`
          : nothing
      }
    </ul>`;
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
      this.#parts.done(entry);
    } catch (error) {
      this.#problem = reasonOf(error);
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }

  // A browser gives the focus back to what had it; not every one gives it to a button that a pointer presses.
  readonly #closed = (): void => {
    const anchor = this.#question?.anchor;
    if (anchor?.isConnected) anchor.focus({ preventScroll: true });
    this.#question = undefined;
    this.#host.requestUpdate();
  };
}

/** What the change did, and the values that would be put back. */
function whatGoesBack(words: Words<HistoryKey>, entry: HistoryEntry): TemplateResult {
  const [line] = entry.lines;
  const values = entry.lines
    .flatMap(({ changes }) => changes)
    .slice(0, mostValues)
    .map((change) => changeOf(words, { ...change, before: change.after, after: change.before }));
  return html`<p class="line">
      <b dir="auto">${line === undefined ? nothing : asMarkup(sentenceOf(words, entry, line))}</b>
    </p>
    ${valuesOf(values)}`;
}

function problemOf(words: Words<HistoryKey>, reason: Reason): TemplateResult {
  const { title, text, remedy } = reasonWords(words, reason);
  return html`<p class="problem" role="alert"><b>${title}</b> ${text} ${remedy}</p>`;
}
