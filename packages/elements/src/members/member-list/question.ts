import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelHost } from "../../ui/panel-host.ts";

/** A question to confirm before an action. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** Between the text and the buttons; drawn again with the list. */
  readonly content?: () => unknown;
  /** The button that confirms. */
  readonly confirm: string;
  /** Whether it can be confirmed now. Default: always. */
  readonly canConfirm?: () => boolean;
  readonly isDangerous?: boolean;
}

/** Asks questions in a dialog of the list, one at a time (B14). */
export class QuestionDialog {
  readonly #dialog: ConfirmDialog<Question>;
  #resolve: (isConfirmed: boolean) => void = () => undefined;

  constructor(host: PanelHost) {
    this.#dialog = new ConfirmDialog<Question>(host, {
      id: "question",
      title: ({ title }) => title,
      text: ({ text }) => text,
      content: ({ content }) => content?.(),
      confirm: ({ confirm }) => confirm,
      isDangerous: ({ isDangerous = false }) => isDangerous,
      missing: ({ canConfirm }) => (canConfirm?.() === false ? "question" : undefined),
      run: () => {
        this.#resolve(true);
        return Promise.resolve();
      },
      closed: () => this.#resolve(false),
    });
  }

  /** Resolves to whether it was confirmed. */
  async ask(question: Question): Promise<boolean> {
    this.#dialog.close();
    const confirmed = new Promise<boolean>((resolve) => (this.#resolve = resolve));
    await this.#dialog.open(question);
    return confirmed;
  }
}
