import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../messages/reason-words.ts";
import { button } from "../ui/controls/button.ts";
import { icon, type IconName } from "../ui/controls/icons.ts";
import { newKey } from "../ui/browser/new-key.ts";
import type { Words } from "../ui/host/panel-host.ts";
import type { Tone } from "../ui/controls/state-label.ts";

/** The English messages of a batch run. */
export const batchMessages = {
  "batch.progress": "{done} of {count} done",
  "batch.stop": "Stop",
  "batch.retry": "Retry the rest",
  "batch.close": "Close",
  "batch.more-people": "{count} more",
  "batch.checking": "Checking who gets an email…",
  "batch.none": "No one gets an email.",
  "batch.skipped": { one: "{count} person is skipped", other: "{count} people are skipped" },
  "batch.refused": { one: "{count} person can’t be emailed:", other: "{count} people can’t be emailed:" },
  "batch.people": { one: "{count} person", other: "{count} people" },
} as const;

/** The messages of a batch run, and of reasons. */
export type BatchWords = Words<keyof typeof batchMessages>;

/** The response to one batch. */
export interface BatchResponse<Result> {
  readonly results: readonly Result[];
  /** Whether nothing is left after this batch. */
  readonly isLast: boolean;
}

/** What a batch run sends. */
export interface BatchOptions<Result> {
  readonly total: number;
  /** Sends the batch that follows the first `done` items. */
  readonly send: (done: number, options: { readonly idempotencyKey: string }) => Promise<BatchResponse<Result>>;
  /** Called whenever the run changes, with the results of a batch that was answered. */
  readonly changed: (results: readonly Result[]) => void;
}

/** The `send` function for an operation that selects the items itself, page by page. */
export function byCursor<Result>(
  call: (
    after: { readonly after?: string },
    options: { readonly idempotencyKey: string },
  ) => Promise<{ readonly results: readonly Result[]; readonly next: string | null }>,
): BatchOptions<Result>["send"] {
  let after: string | null = null;
  return async (_done, options) => {
    const { results, next } = await call(after === null ? {} : { after }, options);
    after = next;
    return { results, isLast: next === null };
  };
}

/** Sends many items batch by batch, with a result for each. A batch that is sent again keeps its idempotency key. */
export class BatchRun<Result> {
  readonly total: number;
  readonly results: Result[] = [];
  /** Why the last batch failed. */
  problem: Reason | undefined;
  isBusy = false;
  isStarted = false;
  readonly #options: BatchOptions<Result>;
  #isDone = false;
  #abort = new AbortController();
  #key = newKey();

  constructor(options: BatchOptions<Result>) {
    this.#options = options;
    this.total = options.total;
  }

  /** How many items have a result. */
  get done(): number {
    return this.results.length;
  }

  /** How many items have no result yet. */
  get open(): number {
    return this.#isDone ? 0 : Math.max(0, this.total - this.done);
  }

  /** Sends until every item has a result, a batch fails, or `stop`. */
  async run(): Promise<void> {
    const { send, changed } = this.#options;
    const { signal } = (this.#abort = new AbortController());
    this.isStarted = this.isBusy = true;
    this.problem = undefined;
    changed([]);
    try {
      while (!this.#isDone && !signal.aborted) {
        const { results, isLast } = await send(this.done, { idempotencyKey: this.#key });
        this.#key = newKey();
        this.results.push(...results);
        this.#isDone = isLast;
        changed(results);
      }
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.isBusy = false;
    changed([]);
  }

  /** Stops after the current batch. */
  readonly stop = (): void => {
    this.#abort.abort();
  };

  /** For a dialog's `cancel` event: Escape stops a run before it closes the dialog. */
  readonly cancelled = (event: Event): void => {
    if (!this.isBusy) return;
    event.preventDefault();
    this.stop();
  };
}

/** A line of a report: an icon, a sentence and its explanation. */
export const reportLine = (drawn: IconName, tone: Tone, text: string, more?: string): TemplateResult =>
  html`<p class="state medium ${tone}">
    ${icon(drawn)}<span
      >${text}${more === undefined ? nothing : html`<br /><span class="muted small">${more}</span>`}</span
    >
  </p>`;

/** A run, as dialogs show it. */
type ShownRun = Pick<BatchRun<never>, "total" | "done" | "open" | "isBusy" | "stop" | "run">;

/** The progress of a run. */
export function batchProgress(words: BatchWords, { total: count, done }: ShownRun): TemplateResult {
  const label = words.text("batch.progress", { done, count });
  return html`<div class="stack">
    <progress max=${count} value=${done > 0 ? done : nothing} aria-label=${label}></progress>
    <p role="status">${label}</p>
  </div>`;
}

/** The buttons of a dialog with a run: stop it, or close the dialog and retry the rest. */
export function batchButtons(words: BatchWords, run: ShownRun, part: string, close: () => void): TemplateResult {
  if (run.isBusy) return button(words.text("batch.stop"), { part: `${part}-stop`, click: run.stop });
  const primary = "button primary";
  if (run.open === 0) return button(words.text("batch.close"), { part: `${part}-close`, look: primary, click: close });
  return html`${button(words.text("batch.close"), { part: `${part}-close`, click: close })}
  ${button(words.text("batch.retry"), { part: `${part}-retry`, look: primary, click: () => run.run() })}`;
}
