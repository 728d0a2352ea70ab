import { html, nothing, type TemplateResult } from "lit";
import type { ListView } from "../list-view.ts";
import type { Hands } from "./hands.ts";

/** A question before something is done. */
export interface Asked {
  readonly title: string;
  readonly text: string;
  /** What stands below the text, drawn anew whenever the list is. */
  readonly more?: () => TemplateResult | typeof nothing;
  /** The word on the button that does it. */
  readonly confirm: string;
  /** The word on the button that does not; "Cancel" if left out. */
  readonly cancel?: string;
  /** Whether it can be done as things stand. */
  readonly canConfirm?: () => boolean;
  /** Draws the button as one to think about. */
  readonly isDangerous?: boolean;
}

/** The one question of a list, in a dialog of the platform: Escape and Cancel say no (B14). */
export class Question {
  readonly #host: ListView;
  readonly #hands: Hands;
  #asked: Asked | undefined;
  #answer: (isSure: boolean) => void = () => undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** Asks; answers whether it shall be done. */
  async ask(asked: Asked): Promise<boolean> {
    this.#answer(false);
    this.#asked = asked;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const answered = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.#dialog?.showModal();
    return answered;
  }

  render(): TemplateResult | typeof nothing {
    const asked = this.#asked;
    if (asked === undefined) return nothing;
    return html`
      <dialog
        id="question"
        part="dialog"
        aria-labelledby="question-title"
        aria-describedby="question-text"
        @close=${this.#closed}
      >
        <h3 id="question-title"><bdi>${asked.title}</bdi></h3>
        <p id="question-text">${asked.text}</p>
        ${asked.more?.() ?? nothing}
        <div class="buttons">
          <button class="button" @click=${() => this.#dialog?.close()}>
            ${asked.cancel ?? this.#hands.words.text("cancel")}
          </button>
          <button
            class="button ${asked.isDangerous ? "danger" : "primary"}"
            part="confirm"
            ?disabled=${asked.canConfirm?.() === false}
            @click=${() => this.#dialog?.close("yes")}
          >
            ${asked.confirm}
          </button>
        </div>
      </dialog>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#question");
  }

  readonly #closed = ({ currentTarget }: Event): void => {
    this.#asked = undefined;
    this.#host.requestUpdate();
    this.#answer((currentTarget as HTMLDialogElement).returnValue === "yes");
  };
}
