import type { RollcallClient } from "@rollcall/core";
import type { CommandOptions } from "../ui/command-controller.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../ui/panel-host.ts";
import { labelledSelect } from "../ui/text-field.ts";

/** What the dialog shows, and what it does. */
interface AssignToPersonOptions {
  readonly title: () => string;
  /** The label of the choice. */
  readonly label: () => string;
  readonly confirm: () => string;
  /** The entries that the person doesn't have. */
  readonly assignable: () => readonly (readonly [id: string, name: string])[];
  readonly assign: (client: RollcallClient, typeId: string, options: CommandOptions) => Promise<unknown>;
  readonly assigned: () => string;
  readonly done: () => unknown;
}

/** The dialog that assigns an entry of a catalog to one person. */
export const assignToPerson = (host: PanelHost, options: AssignToPersonOptions): FormDialog =>
  new FormDialog(host, {
    id: "assign",
    title: options.title,
    fields: () =>
      labelledSelect(options.label(), { id: "type", name: "type", value: "", options: options.assignable() }),
    confirm: options.confirm,
    submit: ({ type = "" }, client, command) => options.assign(client, type, command),
    outcome: () => ({ message: options.assigned(), done: options.done }),
  });
