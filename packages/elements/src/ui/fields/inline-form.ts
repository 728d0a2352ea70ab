import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { CommandController, type CommandOptions } from "../commands/command-controller.ts";
import { type FormValues, valuesOf } from "../dialogs/form-dialog.ts";
import type { CommandHost } from "../host/panel-host.ts";

/** What a form checks and sends. */
export interface Submission<Result> {
  /** The fields to correct before the form is sent, by id and name. */
  readonly check: (values: FormValues) => readonly string[];
  readonly send: (client: RollcallClient, values: FormValues, options: CommandOptions) => Promise<Result>;
  /** The field that takes the focus after a failure. */
  readonly focus: (problem: Reason | undefined) => string | undefined;
  /** Called with the result. The form has been reset by then. */
  readonly done?: (result: Result, values: FormValues) => unknown;
}

/**
 * A form outside a dialog. It sends its values one request at a time, and stores which required fields are empty or why sending
 * failed. Call `clear` on input.
 */
export class InlineForm {
  /** The required fields that are empty, by id. */
  missing: readonly string[] = [];
  readonly #host: CommandHost;
  readonly #command: CommandController<"send">;

  constructor(host: CommandHost) {
    this.#host = host;
    this.#command = new CommandController(host);
  }

  get isBusy(): boolean {
    return this.#command.isBusy();
  }

  /** Why sending failed. */
  get problem(): Reason | undefined {
    return this.#command.problem("send");
  }

  /** Removes the messages, because the input has changed. */
  readonly clear = (): void => {
    this.missing = [];
    if (!this.isBusy) this.#command.clear();
  };

  /** Submits the form: checks it, sends it, and moves the focus to a field that needs it. */
  async submit<Result>(event: SubmitEvent, { check, send, focus, done }: Submission<Result>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = valuesOf(form);
    const focusField = (id: string | undefined): void => {
      if (id !== undefined) form.querySelector<HTMLElement>(`#${id}`)?.focus();
    };
    const fields = check(values);
    if (fields.length > 0) {
      this.missing = fields.filter((field) => !values[field]?.trim());
      this.#host.requestUpdate();
      focusField(fields[0]);
      return;
    }
    await this.#command.run("send", (client, options) => send(client, values, options), {
      done: (result) => {
        // Passwords must not stay in the page.
        form.reset();
        return done?.(result, values);
      },
    });
    if (this.problem === undefined) return;
    await this.#host.updateComplete;
    focusField(focus(this.problem));
  }
}
