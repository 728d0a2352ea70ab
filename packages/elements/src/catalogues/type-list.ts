import type { AssignSkillOutput, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../ui/controls/button.ts";
import { CommandController, type CommandOptions } from "../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../ui/dialogs/confirm-dialog.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { problemLine } from "../ui/notices/problem-line.ts";
import { AssignDialog } from "./assign-dialog.ts";
import type { CatalogueKey } from "./catalogue.en.ts";

/** An entry of a catalog. */
interface ListedType {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Whether it was never assigned, so that it can be removed. */
  readonly removable: boolean;
  /** How many people have it, for those who manage the catalog. */
  readonly holders: number | null;
}

/** What happened to an entry. */
export type TypeChange = "added" | "saved" | "archived" | "restored" | "removed";

interface TypeKey {
  readonly typeId: string;
}

interface TypeHolders extends TypeKey {
  readonly personIds: string[];
}

/** The operations that the catalogs have in common. */
interface CatalogueClient {
  archiveType(type: TypeKey, options?: CommandOptions): Promise<unknown>;
  restoreType(type: TypeKey, options?: CommandOptions): Promise<unknown>;
  removeType(type: TypeKey, options?: CommandOptions): Promise<unknown>;
  assign(holders: TypeHolders, options?: CommandOptions): Promise<AssignSkillOutput>;
  unassign(holders: TypeHolders, options?: CommandOptions): Promise<unknown>;
}

/** What a catalog adds to the list. */
interface TypeListOptions<Type extends ListedType> {
  readonly operations: (client: RollcallClient) => CatalogueClient;
  readonly canManage: () => boolean;
  /** What archiving means for the people who have it. */
  readonly archivedText: () => string;
  /** What an assignment means for people. */
  readonly assignText: () => string;
  /** The lines below the name. */
  readonly lines: (type: Type) => readonly string[];
  /** Additional buttons, before the others. */
  readonly actions?: (type: Type) => unknown;
  readonly edit: (type: Type) => unknown;
  /** Adds back a removed entry. */
  readonly create: (client: RollcallClient, type: Type) => Promise<unknown>;
  readonly changed: (type: Type, change: TypeChange) => unknown;
  readonly assigned: (assignment: { readonly typeId: string; readonly personIds: readonly string[] }) => unknown;
  readonly refresh: () => Promise<unknown>;
}

/** The entries of a catalog, with the archived ones in a separate list. Each can be assigned, edited, archived or removed. */
export class TypeList<Type extends ListedType> {
  readonly #host: PanelHost<CatalogueKey>;
  readonly #options: TypeListOptions<Type>;
  readonly #command: CommandController;
  readonly #assign: AssignDialog;
  readonly #remove: ConfirmDialog<Type>;

  constructor(host: PanelHost<CatalogueKey>, options: TypeListOptions<Type>) {
    const { operations, assignText, assigned, create, changed, refresh } = options;
    const undo = async (act: (client: RollcallClient) => Promise<unknown>): Promise<void> => {
      if (host.client) await act(host.client);
      await refresh();
    };
    this.#host = host;
    this.#options = options;
    this.#command = new CommandController(host);
    this.#assign = new AssignDialog(host, {
      text: assignText,
      assign: (client, asked, command) => operations(client).assign(asked, command),
      done: ({ id: typeId }, personIds) => {
        assigned({ typeId, personIds });
        return refresh();
      },
      undo: ({ id: typeId }, personIds) =>
        undo((client) => operations(client).unassign({ typeId, personIds: [...personIds] })),
    });
    this.#remove = new ConfirmDialog<Type>(host, {
      id: "remove",
      title: ({ name }) => host.words.text("catalogue.remove.title", { name }),
      text: () => host.words.text("catalogue.remove.text"),
      confirm: () => host.words.text("catalogue.remove"),
      busy: () => host.words.text("catalogue.removing"),
      isDangerous: () => true,
      run: ({ id: typeId }, client, { idempotencyKey }) =>
        operations(client).removeType({ typeId }, { idempotencyKey }),
      outcome: (type) => ({
        message: host.words.text("catalogue.removed", { name: type.name }),
        done: () => changed(type, "removed"),
        undo: () => undo((client) => create(client, type)),
        focus: "#add",
      }),
    });
  }

  render(types: readonly Type[]): TemplateResult {
    const { words } = this.#host;
    const old = types.filter(({ archived }) => archived);
    return html`${this.#list(types.filter(({ archived }) => !archived))}
    ${
      old.length === 0
        ? nothing
        : html`<details class="old" part="archived">
            <summary>
              <span class="strong">${words.text("catalogue.old")} (${old.length})</span>
              <span class="muted small">${this.#options.archivedText()}</span>
            </summary>
            ${this.#list(old)}
          </details>`
    }`;
  }

  #list(types: readonly Type[]): TemplateResult {
    const problem = types.map(({ id }) => this.#command.problem(id)).find((reason) => reason !== undefined);
    return html`<ul class="lined">
        ${repeat(
          types,
          ({ id }) => id,
          (type) => this.#row(type),
        )}
      </ul>
      ${problem ? problemLine(this.#host.words, problem) : nothing}`;
  }

  #row(type: Type): TemplateResult {
    const { id, name, holders } = type;
    const count = holders === null ? [] : [this.#host.words.text("catalogue.holders", { count: holders })];
    return html`<li class="type cluster" part="type" data-type=${id}>
      <div class="grow stack gap-0 wrap">
        <b><bdi>${name}</bdi></b>
        ${[...this.#options.lines(type), ...count].map((line) => html`<span class="muted small"><bdi>${line}</bdi></span>`)}
      </div>
      ${this.#options.canManage() ? this.#actions(type) : nothing}
    </li>`;
  }

  #actions(type: Type): TemplateResult {
    const { words } = this.#host;
    const { id, name, archived, removable } = type;
    const act = (key: "assign" | "edit" | "archive" | "restore" | "remove", click: () => unknown) => {
      const isDialog = key !== "archive" && key !== "restore";
      return button(words.text(`catalogue.${key}`), {
        ...{ look: "button small", part: key, label: words.text(`catalogue.${key}.label`, { name }) },
        ...{ opensDialog: isDialog, isBusy: !isDialog && this.#command.isBusy(id), click },
      });
    };
    return html`<div class="actions cluster">
      ${this.#options.actions?.(type)}
      ${
        archived
          ? act("restore", () => this.#archive(type))
          : [
              act("assign", () => this.#assign.open(type)),
              act("edit", () => this.#options.edit(type)),
              act("archive", () => this.#archive(type)),
            ]
      }
      ${removable ? act("remove", () => this.#remove.open(type)) : nothing}
    </div>`;
  }

  async #archive(type: Type): Promise<void> {
    const { id: typeId, name, archived } = type;
    const { operations, changed, refresh } = this.#options;
    const [act, back] = archived
      ? (["restoreType", "archiveType"] as const)
      : (["archiveType", "restoreType"] as const);
    const change = archived ? "restored" : "archived";
    await this.#command.run(typeId, (client, command) => operations(client)[act]({ typeId }, command), {
      message: this.#host.words.text(`catalogue.${change}`, { name }),
      done: () => changed({ ...type, archived: !archived }, change),
      undo: async () => {
        if (this.#host.client) await operations(this.#host.client)[back]({ typeId });
        await refresh();
      },
      focus: "#add",
    });
  }
}
