import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { reasonWords } from "../../../messages/reason-words.ts";
import type { RollcallElement } from "../../../ui/rollcall-element.ts";
import type { Words } from "../../../ui/panel-host.ts";
import { nudgeWords } from "./nudge.en.ts";
import type { RefusedGroup } from "../../refused-groups.ts";
import { NudgeRun } from "./nudge-run.ts";

type NudgeWords = Words<keyof typeof nudgeWords>;

/** The most people that are named of those who are refused for one reason. */
const mostNamed = 5;

/** What a nudge needs to know of the board it belongs to. */
export interface NudgeBoard {
  readonly scheduleId: string;
  /** How many are waited for. */
  readonly waiting: number;
  /** How somebody is called, where the board knows. */
  readonly nameOf: (personId: string) => string | undefined;
}

/** Nudges those whom a schedule waits for, and says below the head of the board how far it is and what came of it (X7). */
export class Nudge {
  readonly #host: RollcallElement;
  #run: NudgeRun | undefined;
  #count = 0;

  constructor(host: RollcallElement) {
    this.#host = host;
  }

  /** Whether it is going on. */
  get isBusy(): boolean {
    return this.#run?.isBusy === true;
  }

  /** Begins, unless it is going on. */
  async start({ scheduleId, waiting }: Pick<NudgeBoard, "scheduleId" | "waiting">): Promise<void> {
    if (this.isBusy) return;
    this.#run = new NudgeRun(scheduleId);
    this.#count = waiting;
    await this.#go(this.#run);
  }

  /** Forgets what came of it: the board is of another schedule, or gone. */
  forget(): void {
    this.#run?.stop();
    this.#run = undefined;
  }

  render(nameOf: NudgeBoard["nameOf"]): TemplateResult | typeof nothing {
    const run = this.#run;
    if (run === undefined) return nothing;
    const words = this.#host.wordsWith(nudgeWords);
    return html`<section class="nudge" part="nudge" aria-label=${words.text("nudge.title")}>
      ${run.isBusy ? this.#progress(words, run) : report(words, run, nameOf)}
      <div class="buttons">
        ${
          run.isBusy
            ? html`<button class="button small" part="nudge-stop" @click=${() => run.stop()}>
                ${words.text("nudge.stop")}
              </button>`
            : html`${
                  run.isOpen
                    ? html`<button class="button small primary" part="nudge-rest" @click=${() => void this.#go(run)}>
                        ${words.text("nudge.rest")}
                      </button>`
                    : nothing
                }<button class="button small" part="nudge-close" @click=${() => this.#close()}>
                  ${words.text("nudge.close")}
                </button>`
        }
      </div>
    </section>`;
  }

  #progress(words: NudgeWords, run: NudgeRun): TemplateResult {
    const label = words.text("nudge.progress", { done: run.answered, count: this.#count });
    return html`<div class="report">
      <progress max=${this.#count} value=${run.answered > 0 ? run.answered : nothing} aria-label=${label}></progress>
      <p role="status">${label}</p>
    </div>`;
  }

  async #go(run: NudgeRun): Promise<void> {
    const { client } = this.#host;
    if (client) await run.run(client, () => this.#host.requestUpdate());
  }

  #close(): void {
    this.#run = undefined;
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>("[part=nudge-start], #filter")?.focus();
  }
}

function report(words: NudgeWords, run: NudgeRun, nameOf: NudgeBoard["nameOf"]): TemplateResult {
  const { mailed, rested, refused, problem, isOpen } = run;
  const count = refused.reduce((sum, { personIds }) => sum + personIds.length, 0);
  const isNobody = run.answered === 0 && !isOpen;
  return html`<div class="report" role="status">
    ${isNobody ? line("done", "ok", words.text("nudge.nobody")) : nothing}
    ${mailed > 0 ? line("sent", "ok", words.text("nudge.mailed", { count: mailed }), words.text("nudge.mailed.text")) : nothing}
    ${rested > 0 ? line("clock", "", words.text("nudge.rested", { count: rested }), words.text("nudge.rested.text")) : nothing}
    ${
      count > 0
        ? html`${line("stop", "danger", words.text("nudge.refused", { count }))}
            <ul class="refusals" part="refused">
              ${refused.map((group) => refusal(words, group, nameOf))}
            </ul>`
        : nothing
    }
    ${isOpen && !problem ? line("clock", "warn", words.text("nudge.open")) : nothing}
    ${problem ? problemLine(words, problem) : nothing}
  </div>`;
}

function refusal(words: NudgeWords, { reason, personIds }: RefusedGroup, nameOf: NudgeBoard["nameOf"]): TemplateResult {
  const { title, text, remedy } = reasonWords(words, reason);
  const named = personIds.flatMap((personId) => nameOf(personId) ?? []).slice(0, mostNamed);
  const names = new Intl.ListFormat(words.lang).format(named);
  const more = personIds.length - named.length;
  const who =
    more === 0 ? names : words.text(named.length === 0 ? "nudge.unnamed" : "nudge.named", { names, count: more });
  return html`<li><b>${title}</b> <span class="muted">${text} ${remedy}</span> <bdi>${who}</bdi></li>`;
}

function problemLine(words: NudgeWords, problem: NonNullable<NudgeRun["problem"]>): TemplateResult {
  const { title, text } = reasonWords(words, problem);
  return line("warning", "danger", title, text);
}

const line = (drawn: IconName, tone: string, text: string, more = ""): TemplateResult =>
  html`<p class="state ${tone}">
    ${icon(drawn)}<span>${text}${more === "" ? nothing : html`<span class="muted more">${more}</span>`}</span>
  </p>`;
