import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import type { Question } from "./list-context.ts";

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
