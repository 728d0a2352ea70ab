import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { CommandController, type CommandOptions, type CommandOutcome } from "../commands/command-controller.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { problemLine } from "../notices/problem-line.ts";
import { Dialog, type DialogOptions } from "./dialog.ts";

/** A field that keeps a dialog from being confirmed, by id. */
export interface FieldProblem {
  readonly field: string;
  /** What is wrong. Omitted if the dialog already shows it. */
  readonly message?: string;
}

/** What a dialog asks and does. */
export interface ConfirmOptions<Subject, Result> {
  readonly id: string;
  readonly size?: DialogOptions<Subject>["size"];
  readonly title: (subject: Subject) => string;
  /** One paragraph below the title. */
  readonly text?: (subject: Subject) => string;
  /** Anything between the text and the buttons, such as effects or fields. */
  readonly content?: (subject: Subject) => unknown;
  /** The button that runs the command. */
  readonly confirm: (subject: Subject) => string;
  /** Its label while the command runs. Default: unchanged. */
  readonly busy?: (subject: Subject) => string;
  readonly isDangerous?: (subject: Subject) => boolean;
  /** The label of the button that closes the dialog. Default: "Cancel". */
  readonly cancel?: (subject: Subject) => string;
  /** More buttons, before the others. */
  readonly moreButtons?: (subject: Subject) => unknown;
  /** The id of a field that must be filled in first. Until then the button is disabled. */
  readonly missing?: (subject: Subject) => string | undefined;
  /** Checks the form when it is confirmed. */
  readonly check?: ((form: HTMLFormElement, subject: Subject) => FieldProblem | undefined) | undefined;
  readonly run: (
    subject: Subject,
    client: RollcallClient,
    options: CommandOptions & { readonly form: HTMLFormElement },
  ) => Promise<Result>;
  /** What happens on success, even if the dialog was closed in the meantime. The dialog is closed by then. */
  readonly outcome?: (subject: Subject) => CommandOutcome<Result>;
  /** Called instead if the command waits for a connection. The dialog is closed by then. */
  readonly queued?: () => void;
  /** A more specific text for a failure than the usual one. */
  readonly problem?: (reason: Reason) => string;
  /** The field that a failure is about. */
  readonly problemField?: string;
  readonly closed?: (subject: Subject) => void;
}

/**
 * Asks before a command runs, then runs it. It is busy in the meantime, and shows the reason in the dialog if the command fails. Confirming
 * again retries under the same idempotency key; any input clears the problem and makes it a new request.
 */
export class ConfirmDialog<Subject = void, Result = unknown> {
  readonly #host: PanelHost;
  readonly #options: ConfirmOptions<Subject, Result>;
  readonly #command: CommandController<"run">;
  readonly #dialog: Dialog<Subject>;
  #invalid: FieldProblem | undefined;

  constructor(host: PanelHost, options: ConfirmOptions<Subject, Result>) {
    this.#host = host;
    this.#options = options;
    this.#command = new CommandController(host);
    this.#dialog = new Dialog<Subject>(host, {
      id: options.id,
      size: options.size,
      title: options.title,
      content: (subject) => this.#form(subject),
      closed: (subject) => {
        // The server runs what was sent, so its outcome still applies.
        if (!this.#command.isBusy()) this.#reset();
        options.closed?.(subject);
      },
    });
  }

  /** What the dialog is about; `undefined` while it is closed. */
  get subject(): Subject | undefined {
    return this.#dialog.subject;
  }

  /** The field to mark with `aria-invalid`, by id. */
  get invalidField(): string | undefined {
    return this.#invalid?.field ?? (this.#command.problem("run") && this.#options.problemField);
  }

  open(subject: Subject): Promise<void> {
    this.#reset();
    return this.#dialog.open(subject);
  }

  close(): void {
    this.#dialog.close();
  }

  #form(subject: Subject): TemplateResult {
    const { words } = this.#host;
    const { id, text, content, confirm, busy, isDangerous, cancel, moreButtons, missing, problem } = this.#options;
    const isBusy = this.#command.isBusy();
    const reason = this.#command.problem("run");
    return html`<form novalidate @submit=${this.#submit} @input=${this.#edited}>
      ${text ? html`<p id="${id}-text">${text(subject)}</p>` : nothing} ${content?.(subject) ?? nothing}
      ${problemLine(words, this.#invalid?.message ?? (reason && (problem?.(reason) ?? reason)), `${id}-problem`)}
      <div class="buttons">
        ${moreButtons?.(subject) ?? nothing}
        <button type="button" class="button" part="cancel" @click=${() => this.close()}>
          ${cancel?.(subject) ?? words.text("panel.cancel")}
        </button>
        <button
          class="button ${isDangerous?.(subject) ? "danger" : "primary"}"
          part="confirm"
          aria-disabled=${isBusy || missing?.(subject) !== undefined ? "true" : nothing}
        >
          ${(isBusy ? busy : undefined)?.(subject) ?? confirm(subject)}
        </button>
      </div>
    </form>`;
  }

  readonly #edited = (): void => {
    this.#invalid = undefined;
    if (!this.#command.isBusy()) this.#command.clear();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!this.#dialog.isOpen || this.#command.isBusy()) return;
    const subject = this.subject as Subject;
    const { missing, check, run, outcome, queued, problemField } = this.#options;
    const field = missing?.(subject);
    this.#invalid = field === undefined ? check?.(form, subject) : { field };
    if (this.#invalid) {
      this.#focus(this.#invalid.field);
      return;
    }
    if (!form.reportValidity()) return;
    const { done, ...rest } = outcome?.(subject) ?? {};
    const answers: Result[] = [];
    const close = (): void => {
      if (this.subject === subject) this.close();
    };
    const isDone = await this.#command.run("run", (client, options) => run(subject, client, { ...options, form }), {
      ...rest,
      done: (result) => {
        answers.push(result);
        close();
        return done?.(result);
      },
    });
    if (isDone && answers.length === 0) {
      close();
      queued?.();
    }
    if (!isDone && this.#dialog.element !== null && problemField !== undefined) this.#focus(problemField);
  };

  #focus(id: string): void {
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  #reset(): void {
    this.#invalid = undefined;
    this.#command.abandon();
  }
}
