import type { RollcallClient } from "@rollcall/core";
import type { CommandOptions } from "../commands/command-controller.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { ConfirmDialog, type ConfirmOptions } from "./confirm-dialog.ts";

/** The values of a form's fields by name. */
export type FormValues = Readonly<Record<string, string>>;

/** What a form asks and sends. */
export interface FormOptions<Subject, Result> extends Omit<ConfirmOptions<Subject, Result>, "content" | "run"> {
  /** The fields: controls with an `id` and a `name`, such as `labelledField`. */
  readonly fields: (subject: Subject) => unknown;
  /**
   * Checks the values beyond `required`, `pattern` and the like, which the browser checks.
   * @returns the id of the field to correct and what is wrong
   */
  readonly validate?: (values: FormValues, subject: Subject) => { field: string; message: string } | undefined;
  readonly submit: (
    values: FormValues,
    client: RollcallClient,
    options: CommandOptions,
    subject: Subject,
  ) => Promise<Result>;
}

/** A dialog with fields: a `ConfirmDialog` that sends the input. Enter in a field submits it. */
export class FormDialog<Subject = void, Result = unknown> extends ConfirmDialog<Subject, Result> {
  constructor(host: PanelHost, { fields, validate, submit, ...options }: FormOptions<Subject, Result>) {
    super(host, {
      ...options,
      content: fields,
      run: (subject, client, { form, idempotencyKey }) => submit(valuesOf(form), client, { idempotencyKey }, subject),
      check: validate && ((form, subject) => validate(valuesOf(form), subject)),
    });
  }
}

/** Reads the fields of a form, except file inputs. */
export const valuesOf = (form: HTMLFormElement): FormValues =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
