import type { RollcallClient } from "@rollcall/core";
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { button } from "../ui/controls/button.ts";
import type { CommandOptions } from "../ui/commands/command-controller.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { renderOverlays, renderPanelState, type ShownQuery } from "../ui/panel/panel-states.ts";
import { RollcallElement } from "../ui/panel/rollcall-element.ts";
import { labelledSelect } from "../ui/fields/text-field.ts";

/** A type's id and name. */
type TypeChoice = readonly [id: string, name: string];

/** The types that can still be assigned to a person. */
export interface Assignable {
  readonly assignable: readonly TypeChoice[];
}

/** The types of a catalog that can still be assigned to a person with these types. */
export function assignableTypes(
  types: readonly { readonly id: string; readonly name: string; readonly archived: boolean }[],
  held: readonly { readonly typeId: string }[],
): readonly TypeChoice[] {
  const has = new Set(held.map(({ typeId }) => typeId));
  return types.filter(({ id, archived }) => !archived && !has.has(id)).map(({ id, name }) => [id, name] as const);
}

/** What the list of a person's types shows. */
interface HeldTypes {
  readonly rows: readonly unknown[];
  /** Shown if the person has none. */
  readonly none: string;
  /** The button that assigns another one. */
  readonly assign: { readonly label: string; readonly part: string; readonly click: () => void };
}

/** The styles of what a person has of a catalog. */
export const personCatalogueStyles = css`
  :host {
    display: block;
  }
  .type,
  .none,
  .assign {
    padding: 10px 16px;
  }
`;

/** The part of `<planner-user>` that shows what a person has of one catalog, and assigns more. */
export abstract class PersonCatalogue<Key extends string> extends RollcallElement<Key> {
  static override properties: PropertyDeclarations = { personId: {}, personName: {} };

  declare personId: string;
  declare personName: string;

  protected override readonly loadsCaller = false;

  constructor() {
    super();
    this.personId = "";
    this.personName = "";
  }

  override get shownId(): string {
    return this.personId;
  }

  /** Draws the state of the query, or the list once it is loaded. */
  protected renderHeld<Value extends Assignable>(
    query: ShownQuery<Value>,
    held: (value: Value) => HeldTypes,
  ): TemplateResult {
    const { state } = query;
    return html`${renderPanelState(this.words, query, 1) ?? nothing}
    ${state.kind === "ready" ? heldList(state.value, held(state.value)) : nothing} ${renderOverlays(this)}`;
  }
}

const heldList = ({ assignable }: Assignable, { rows, none, assign }: HeldTypes): TemplateResult =>
  html`${
    rows.length === 0
      ? html`<p class="none muted">${none}</p>`
      : html`<ul class="lined">
          ${rows}
        </ul>`
  }
  ${
    assignable.length === 0
      ? nothing
      : html`<div class="assign">
          ${button(assign.label, {
            ...{ look: "button small", part: assign.part, opensDialog: true, click: assign.click },
          })}
        </div>`
  }`;

/** What the dialog shows, and what it does. */
interface AssignToPersonOptions {
  readonly title: () => string;
  /** The label of the choice. */
  readonly label: () => string;
  readonly confirm: () => string;
  /** The entries that the person doesn't have. */
  readonly assignable: () => readonly TypeChoice[];
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
