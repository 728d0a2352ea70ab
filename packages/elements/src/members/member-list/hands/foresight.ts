import { type Reason, RollcallError } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import type { ListView } from "../list-view.ts";
import { effectLines, type Effects, toEffects } from "./effects.ts";
import type { Hands } from "./hands.ts";

type DryRun = Promise<{ readonly effects: Readonly<Record<string, unknown>> }>;

/** What a dry run says while somebody still thinks about it (X3): nothing yet, what would come of it, or why it cannot be. */
export class Foresight {
  #effects: Effects | undefined;
  #reason: Reason | undefined;
  #asked: DryRun | undefined;
  readonly #host: ListView;
  readonly #hands: Hands;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** Whether it may be done. A dry run without an answer keeps nobody from it: the command itself is judged. */
  get isOpen(): boolean {
    return this.#reason === undefined;
  }

  /** Asks; an older question is forgotten. */
  async ask(dryRun: DryRun): Promise<void> {
    this.#asked = dryRun;
    this.#effects = this.#reason = undefined;
    try {
      const answer = await dryRun;
      if (this.#asked === dryRun) this.#effects = toEffects(answer);
    } catch (error) {
      const isJudged = error instanceof RollcallError && ["forbidden", "conflict", "hidden"].includes(error.kind);
      if (this.#asked === dryRun && isJudged) this.#reason = error.reason;
    }
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const { words } = this.#hands;
    if (this.#effects) return effectLines(words, this.#effects, this.#host.schedule);
    if (this.#reason === undefined) return nothing;
    const { title, text, remedy } = this.#hands.reason(this.#reason);
    return html`<p class="state danger" role="alert">
      ${icon("stop")}<span><b>${title}.</b> ${text} ${remedy}</span>
    </p>`;
  }
}
