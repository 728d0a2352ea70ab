import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { reasonWords } from "../../../messages/reason-words.ts";
import type { Settable } from "../../wire.ts";
import { effectLines } from "../hands/effects.ts";
import type { Hands } from "../hands/hands.ts";
import type { ListView } from "../list-view.ts";
import { MemberChangedEvent, MemberRemovedEvent } from "../member-list.events.ts";
import { type BulkChange, BulkRun, partSize, personOf, type Refused } from "./bulk-run.ts";
import type { Selection, SelectionWords } from "./selection.ts";

/** The most people that are named one by one. */
const mostNamed = 100;

/** Shows what a change of many would come to, does it, and says what came of it for each (X3). */
export class BulkDialog {
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #selection: Selection;
  #run: BulkRun | undefined;

  constructor(host: ListView, hands: Hands, selection: Selection) {
    this.#host = host;
    this.#hands = hands;
    this.#selection = selection;
  }

  /** Opens with a look ahead. */
  async open(change: BulkChange): Promise<void> {
    const { client, schedule } = this.#host;
    const people = this.#selection.chosen;
    if (client === undefined || schedule === undefined || people.length === 0) return;
    const run = (this.#run = new BulkRun(people, change));
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await run.foresee(client, schedule, () => this.#host.requestUpdate());
    await this.#host.updateComplete;
    if (run === this.#run) this.#host.renderRoot.querySelector<HTMLElement>("#bulk-start:enabled")?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const run = this.#run;
    if (run === undefined) return nothing;
    const { words } = this.#selection;
    return html`
      <dialog id="bulk" part="dialog" aria-labelledby="bulk-title" @close=${this.#closed} @cancel=${this.#cancelled}>
        <h3 id="bulk-title">${titleOf(words, run)}</h3>
        <div class="report" tabindex="0" role="region" aria-labelledby="bulk-title">
          ${run.isStarted ? this.#outcome(words, run) : this.#outlook(words, run)} ${problemOf(words, run.problem)}
        </div>
        ${run.isBusy ? this.#progress(words, run) : nothing}
        <div class="buttons">${this.#buttons(words, run)}</div>
      </dialog>
    `;
  }

  #outlook(words: SelectionWords, run: BulkRun): TemplateResult | typeof nothing {
    if (run.effects === undefined) return nothing;
    const { done, same, refused } = run.foreseen;
    const will = "remove" in run.change ? "bulk.would-remove" : "bulk.would-change";
    return html`
      ${line("done", "ok", words.text(will, { count: done }))}
      ${same > 0 ? line("info", "", words.text("bulk.would-stay", { count: same })) : nothing}
      ${effectLines(words, run.effects, this.#host.schedule)}
      ${run.isInParts ? html`<p class="muted">${words.text("bulk.parts", { count: partSize })}</p>` : nothing}
      ${
        refused.length > 0
          ? html`${line("stop", "danger", words.text("bulk.would-refuse", { count: refused.length }))}
            ${names(words, refused)}`
          : nothing
      }
    `;
  }

  #outcome(words: SelectionWords, run: BulkRun): TemplateResult {
    const { done, same, refused } = run.came;
    const open = run.people.length - run.answered;
    const was = "remove" in run.change ? "bulk.removed" : "bulk.changed";
    return html`<div role="status">
        ${line("done", "ok", words.text(was, { count: done }))}
        ${same > 0 ? line("info", "", words.text("bulk.stayed", { count: same })) : nothing}
        ${open > 0 && !run.isBusy ? line("clock", "warn", words.text("bulk.open", { count: open })) : nothing}
        ${refused.length > 0 ? line("stop", "danger", words.text("bulk.refused", { count: refused.length })) : nothing}
      </div>
      ${refused.length > 0 ? names(words, refused) : nothing}`;
  }

  #progress(words: SelectionWords, run: BulkRun): TemplateResult {
    const count = run.people.length;
    const done = run.answered;
    const label = words.text(run.isStarted ? "bulk.progress" : "bulk.foreseeing", { done, count });
    return html`<div class="progress">
      <progress max=${count} value=${run.isInParts ? done : nothing} aria-label=${label}></progress>
      <p role="status">${label}</p>
    </div>`;
  }

  #buttons(words: SelectionWords, run: BulkRun): TemplateResult {
    if (run.isStarted && run.isBusy) {
      return html`<button class="button" @click=${() => run.stop()}>${words.text("bulk.stop")}</button>`;
    }
    const close = html`<button
      class="button ${run.isStarted && !run.isOpen ? "primary" : ""}"
      part="bulk-close"
      @click=${() => this.#dialog?.close()}
    >
      ${words.text(run.isStarted ? "bulk.close" : "cancel")}
    </button>`;
    if (run.isStarted) {
      return run.isOpen
        ? html`${close}<button class="button primary" part="bulk-retry" @click=${() => void this.#go(run)}>
              ${words.text("bulk.retry")}
            </button>`
        : close;
    }
    const isRemoval = "remove" in run.change;
    const count = run.effects ? run.foreseen.done : run.people.length;
    return html`${close}<button
        id="bulk-start"
        class="button ${isRemoval ? "danger" : "primary"}"
        part="bulk-confirm"
        ?disabled=${run.isBusy || count === 0}
        @click=${() => void this.#go(run)}
      >
        ${words.text(isRemoval ? "bulk.confirm.remove" : "bulk.confirm", { count })}
      </button>`;
  }

  async #go(run: BulkRun): Promise<void> {
    const { client, scheduleId, myId } = this.#host;
    if (client === undefined) return;
    await run.run(client, scheduleId, (results) => {
      for (const result of results) {
        const personId = personOf(result);
        if (result.status === "removed") this.#host.dispatchEvent(new MemberRemovedEvent(scheduleId, personId));
        if (result.status === "changed") {
          this.#host.dispatchEvent(new MemberChangedEvent(scheduleId, personId, run.change as Partial<Settable>));
        }
      }
      this.#host.requestUpdate();
    });
    // What was refused or not answered stays selected.
    this.#selection.drop(run.settled);
    this.#host.refresh();
    if (myId !== undefined && run.removed.includes(myId)) this.#hands.left();
    await this.#host.updateComplete;
    this.#dialog?.querySelector<HTMLElement>("[part=bulk-retry], [part=bulk-close]")?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#bulk");
  }

  /** While people are being changed, Escape stops the work first. */
  readonly #cancelled = (event: Event): void => {
    if (!this.#run?.isStarted || !this.#run.isBusy) return;
    event.preventDefault();
    this.#run.stop();
  };

  readonly #closed = (): void => {
    this.#run?.stop();
    this.#run = undefined;
    this.#host.requestUpdate();
  };
}

const line = (drawn: IconName, tone: string, text: string): TemplateResult =>
  html`<p class="state ${tone}">${icon(drawn)}<span>${text}</span></p>`;

function names(words: SelectionWords, refused: readonly Refused[]): TemplateResult {
  return html`<ul class="refused" part="refused">
    ${refused.slice(0, mostNamed).map(({ name, reason }) => {
      const { title, remedy } = reasonWords(words, reason);
      return html`<li><bdi>${name}</bdi><span class="muted">${title}. ${remedy}</span></li>`;
    })}
    ${
      refused.length > mostNamed
        ? html`<li class="muted">${words.text("bulk.more", { count: refused.length - mostNamed })}</li>`
        : nothing
    }
  </ul>`;
}

function problemOf(words: SelectionWords, problem: Reason | undefined): TemplateResult | typeof nothing {
  if (problem === undefined) return nothing;
  const { title, text } = reasonWords(words, problem);
  return html`<p class="state danger" role="alert">${icon("warning")}<span>${title}. ${text}</span></p>`;
}

function titleOf(words: SelectionWords, { change, people }: BulkRun): string {
  const count = people.length;
  if ("role" in change) return words.text("bulk.title.role", { count, role: words.text(`role.${change.role}`) });
  if ("assignable" in change) {
    return words.text(change.assignable ? "bulk.title.assignable" : "bulk.title.not-assignable", { count });
  }
  if ("invited" in change)
    return words.text(change.invited ? "bulk.title.invited" : "bulk.title.not-invited", { count });
  return words.text("bulk.title.remove", { count });
}
