import type { HistoryEntry, ScheduleEffects } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import { valuesOf } from "./entry-row.ts";
import type { HistoryKey } from "./member-history.messages.ts";
import { asMarkup, changeOf, sentenceOf } from "./sentence-of.ts";

interface UndoHost extends PanelHost<HistoryKey> {
  readonly scheduleId: string;
}

/** The element whose changes can be undone. */
export interface UndoOptions {
  /** Explains next to the button why the change can't be undone. */
  readonly refused: (reasons: readonly Reason[], anchor: HTMLElement) => Promise<void>;
  readonly done: (entry: HistoryEntry) => void;
  readonly notices: () => readonly string[];
}

interface UndoSubject {
  readonly entry: HistoryEntry;
  readonly effects: ScheduleEffects;
}

const maxValues = 6;

/** Asks before a change is undone, and shows the effects on the schedule (X3). */
export class UndoDialog {
  readonly #host: UndoHost;
  readonly #options: UndoOptions;
  readonly #dialog: ConfirmDialog<UndoSubject>;
  #isChecking = false;

  constructor(host: UndoHost, options: UndoOptions) {
    this.#host = host;
    this.#options = options;
    this.#dialog = new ConfirmDialog<UndoSubject>(host, {
      id: "undo-dialog",
      title: () => host.words.text("undo.title"),
      content: ({ entry, effects }) =>
        html`<div id="undo-dialog-text">
          ${revertedChanges(host.words, entry)}
          <p class="muted">${host.words.text("undo.text")}</p>
          ${this.#effects(host.words, effects)}
        </div>`,
      confirm: () => host.words.text("undo.confirm"),
      busy: () => host.words.text("undo.working"),
      run: ({ entry: { number } }, client, { idempotencyKey }) =>
        client.history.undo({ scheduleId: host.scheduleId, number }, { idempotencyKey }),
      outcome: ({ entry }) => ({
        message: host.words.text("history.undone", { number: entry.number }),
        done: () => options.done(entry),
      }),
    });
  }

  /** Checks with the server first: opens with the effects, or explains next to the button why it isn't possible. */
  async ask(entry: HistoryEntry, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined || this.#isChecking || this.#dialog.subject !== undefined) return;
    const input = { scheduleId, number: entry.number };
    this.#isChecking = true;
    try {
      const { allowed, reasons } = await client.history.undo.check(input);
      if (allowed) {
        const { effects } = await client.history.undo.dryRun(input);
        anchor.focus({ preventScroll: true });
        await this.#dialog.open({ entry, effects });
      } else await this.#options.refused(reasons, anchor);
    } catch (error) {
      await this.#options.refused([reasonOf(error)], anchor);
    } finally {
      this.#isChecking = false;
    }
  }

  #effects(words: Words<HistoryKey>, { totals, notices, shifts }: ScheduleEffects): TemplateResult {
    const after = words.text("undo.after", {
      people: words.text("undo.people", { count: totals.members }),
      admins: words.text("undo.admins", { count: totals.admins }),
      assignables: words.text("undo.assignables", { count: totals.assignables }),
    });
    const current = this.#options.notices();
    const added = notices.filter(({ code }) => !current.includes(code));
    const shiftsKey = shifts.more ? "undo.shifts-more" : "undo.shifts";
    return html`<ul class="effects stack" part="effects">
      ${effect("info", after, "")} ${added.map(({ code }) => effect("warning", words.text(`undo.${code}`)))}
      ${shifts.count > 0 ? effect("calendar", words.text(shiftsKey, { count: shifts.count })) : nothing}
    </ul>`;
  }
}

const effect = (drawn: IconName, text: string, severity = "warn"): TemplateResult =>
  html`<li class="state medium ${severity}">${icon(drawn)}<span>${text}</span></li>`;

/** Summarizes the change by its first line and the number of others, and the values that would be restored. */
function revertedChanges(words: Words<HistoryKey>, entry: HistoryEntry): TemplateResult {
  const lines = entry.lines.filter(({ type }) => type !== "change-undone");
  const [line] = lines;
  const count = entry.count - 1 - (entry.lines.length - lines.length);
  const values = entry.lines
    .flatMap(({ changes }) => changes)
    .slice(0, maxValues)
    .map((change) => changeOf(words, { ...change, before: change.after, after: change.before }));
  return html`<p class="line wrap">
      <b dir="auto">${line === undefined ? nothing : asMarkup(sentenceOf(words, entry, line))}</b>
    </p>
    ${valuesOf(values)}
    ${count > 0 ? html`<p class="muted small">${words.text("history.lines-more", { count })}</p>` : nothing}`;
}
