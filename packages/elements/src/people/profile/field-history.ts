import type { ListChangesOutput, ProfileChangeView, ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import type { Words } from "../../ui/panel-host.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { type Query, QueryController } from "../../ui/query-controller.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { stateLabel } from "../../ui/state-label.ts";
import { instantText, labelOf, valueText } from "./field-text.ts";
import { type ProfileKey, profileFieldWords } from "./profile.en.ts";
import { fieldOf, type ProfileSource } from "./edited-field.ts";

/** Where changes are loaded from. */
export interface HistorySource extends ProfileSource {
  /** Loads changes of a field, newest first. `before` is the cursor of the page before. */
  readonly listChanges: (
    field: string,
    before: string | undefined,
    ...context: Parameters<Query<ListChangesOutput>["load"]>
  ) => Promise<ListChangesOutput>;
}

/** The dialog with the changes of a field: who, when, where, and what. Any value can be restored (X12, X8). */
export class FieldHistory {
  readonly #host: RollcallElement<string>;
  readonly #source: HistorySource;
  readonly #dialog: Dialog<ProfileFieldView>;
  readonly #changes: QueryController<ListChangesOutput>;
  readonly #commands: CommandController<"older" | "restore">;
  #message = "";

  constructor(host: RollcallElement<string>, source: HistorySource) {
    this.#host = host;
    this.#source = source;
    this.#commands = new CommandController(host);
    this.#dialog = new Dialog<ProfileFieldView>(host, {
      id: "field-history",
      size: "wide",
      title: (field) => this.#words.text("changes.title", { field: labelOf(this.#words, field) }),
      content: (field) => this.#content(field),
      closed: () => {
        this.#message = "";
        this.#commands.abandon();
      },
    });
    this.#changes = new QueryController<ListChangesOutput>(host, {
      key: () => this.#dialog.subject?.name,
      load: (...context) => source.listChanges(this.#dialog.subject?.name ?? "", undefined, ...context),
    });
  }

  open(field: ProfileFieldView): Promise<void> {
    return this.#dialog.open(field);
  }

  get #words(): Words<ProfileKey> {
    return this.#host.wordsWith(profileFieldWords);
  }

  #content(field: ProfileFieldView): TemplateResult {
    const words = this.#words;
    const { state, value } = this.#changes;
    const failed = "reason" in state ? state.reason : undefined;
    return html`<p id="field-history-text">${words.text("changes.text")}</p>
      ${value ? this.#list(words, field, value) : nothing}
      ${state.kind === "pending" ? html`<p role="status">${words.text("panel.pending")}</p>` : nothing}
      ${problemLine(words, failed ?? this.#commands.problem("older") ?? this.#commands.problem("restore"))}
      <p class="save" role="status">
        ${this.#message === "" ? nothing : stateLabel("done", this.#message, { tone: "ok" })}
      </p>
      <div class="buttons">
        ${
          value === undefined || value.next === null
            ? nothing
            : button(words.text("changes.older"), {
                part: "older",
                isBusy: this.#commands.isBusy(),
                click: () => this.#loadOlder(field, value),
              })
        }
        ${button(words.text("changes.close"), { click: () => this.#dialog.close() })}
      </div>`;
  }

  #list(words: Words<ProfileKey>, field: ProfileFieldView, { rows }: ListChangesOutput): TemplateResult {
    if (rows.length === 0) return html`<p role="status">${words.text("changes.none")}</p>`;
    return html`<ol
      class="changes lined"
      tabindex="0"
      aria-label=${words.text("changes.title", { field: labelOf(words, field) })}
    >
      ${rows.map((row) => this.#row(words, field, row))}
    </ol>`;
  }

  #row(words: Words<ProfileKey>, field: ProfileFieldView, row: ProfileChangeView): TemplateResult {
    const before = valueText(words, field, row.before);
    const by = { name: row.byName ?? words.text("field.someone"), at: instantText(words, row.at) };
    const current = fieldOf(this.#source.profile(), field.name)?.value ?? null;
    const canRestore = field.writable && JSON.stringify(current) !== JSON.stringify(row.before);
    const restore =
      row.before === null ? words.text("changes.restore-nothing") : words.text("changes.restore", { value: before });
    return html`<li class="stack gap-0 start" part="change">
      <span class="wrap"
        ><bdi>${words.text("changes.what", { before, after: valueText(words, field, row.after) })}</bdi></span
      >
      <span class="muted small"
        ><bdi>${words.text(row.via === "portal" ? "changes.by.portal" : "changes.by", by)}</bdi></span
      >
      ${
        canRestore
          ? button(html`<bdi>${restore}</bdi>`, {
              look: "link",
              part: "restore",
              isBusy: this.#commands.isBusy(),
              click: () => this.#restore(row),
            })
          : nothing
      }
    </li>`;
  }

  async #loadOlder(field: ProfileFieldView, { rows, next }: ListChangesOutput): Promise<void> {
    if (this.#commands.isBusy() || next === null) return;
    const { signal } = new AbortController();
    const isDone = await this.#commands.run(
      "older",
      (client) => this.#source.listChanges(field.name, next, client, signal),
      { done: (page) => this.#changes.set({ ...page, rows: [...rows, ...page.rows] }) },
    );
    if (!isDone || this.#changes.value?.next !== null) return;
    // The button is gone.
    await this.#host.updateComplete;
    this.#dialog.element?.querySelector<HTMLElement>(".changes")?.focus();
  }

  async #restore({ field, number }: ProfileChangeView): Promise<void> {
    if (this.#commands.isBusy()) return;
    this.#message = "";
    await this.#commands.run("restore", (client) => this.#source.restore(client, field, number), {
      done: ({ profile }) => {
        this.#source.show(profile);
        this.#message = this.#words.text("changes.restored");
        return this.#changes.refresh();
      },
      // The button that was clicked may be gone.
      focus: ".changes",
    });
  }
}
