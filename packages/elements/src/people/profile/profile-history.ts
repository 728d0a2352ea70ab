import type { ListChangesOutput, ProfileChangeView, ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { type Query, QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { labelOf, valueText } from "./field-text.ts";
import { type ProfileKey, profileFieldWords } from "./profile.en.ts";
import type { ProfileSource } from "./edited-field.ts";
import { timesIn } from "../../ui/text/times.ts";

/** Where changes are loaded from. */
export interface HistorySource extends ProfileSource {
  /** Whether the history shows. */
  readonly isOpen: () => boolean;
  /** Loads changes, newest first, of one field if given. `before` is the cursor of the page before. */
  readonly listChanges: (
    asked: { readonly field?: string; readonly before?: string },
    ...context: Parameters<Query<ListChangesOutput>["load"]>
  ) => Promise<ListChangesOutput>;
}

/** Changes that are listed in addition to those of single fields. */
interface OtherChanges {
  /** The first choices of the filter, by id. An id contains a colon, unlike field names. */
  readonly choices: () => readonly (readonly [id: string, label: string])[];
  /** Draws the changes of a choice. `row` draws a change to the profile. */
  readonly render: (choice: string, row: (change: ProfileChangeView) => TemplateResult) => TemplateResult;
}

/** The choice of all fields, next to other changes. */
const allFields = ":profile";

/** The changes to a profile: who, when, where, and what. Any value can be restored (X12, X8). */
export class ProfileHistory {
  readonly #host: PanelElement<string>;
  readonly #source: HistorySource;
  readonly #changes: QueryController<ListChangesOutput>;
  readonly #commands: CommandController<"older" | "restore">;
  readonly #others: OtherChanges | undefined;
  #field = "";
  #seen: unknown;

  constructor(host: PanelElement<string>, source: HistorySource, others?: OtherChanges) {
    this.#host = host;
    this.#source = source;
    this.#others = others;
    this.#commands = new CommandController(host);
    this.#changes = new QueryController<ListChangesOutput>(host, {
      key: () => (source.isOpen() && !this.#isOther ? `${host.shownId} ${this.#field}` : undefined),
      load: (...context) => source.listChanges(this.#asked, ...context),
    });
  }

  /** The selected filter: a field, or the id of other changes. */
  get choice(): string {
    return this.#field;
  }

  render(): TemplateResult {
    const words = this.#words;
    this.#follow();
    const all = this.#others === undefined ? "" : allFields;
    return html`<div class="stack pad" part="history">
      <div class="cluster between">
        <p class="muted small grow">${words.text("changes.text")}</p>
        ${selectField({
          part: "field-filter",
          label: words.text("changes.field"),
          options: [
            ...(this.#others?.choices() ?? []),
            [all, words.text("changes.all")],
            ...this.#fields.map((field) => [field.name, labelOf(words, field)] as const),
          ],
          value: this.#field,
          change: (name) => {
            this.#field = name;
            this.#host.requestUpdate();
          },
        })}
      </div>
      ${
        this.#others && this.#isOther
          ? this.#others.render(this.#field, (row) => this.#row(words, row))
          : this.#fieldChanges(words)
      }
      ${problemLine(words, this.#commands.problem("older") ?? this.#commands.problem("restore"))}
    </div>`;
  }

  #fieldChanges(words: Words<ProfileKey>): TemplateResult {
    const { value } = this.#changes;
    return html`${value ? this.#list(words, value) : renderPanelState(words, this.#changes)}
    ${
      value && value.next !== null
        ? button(words.text("changes.older"), {
            part: "older",
            isBusy: this.#commands.isBusy(),
            click: () => this.#loadOlder(value),
          })
        : nothing
    }`;
  }

  get #isOther(): boolean {
    return this.#others?.choices().some(([id]) => id === this.#field) ?? false;
  }

  get #words(): Words<ProfileKey> {
    return this.#host.wordsWith(profileFieldWords);
  }

  get #fields(): readonly ProfileFieldView[] {
    return this.#source.profile()?.groups.flatMap(({ fields }) => fields) ?? [];
  }

  get #asked(): { readonly field?: string } {
    return this.#field === "" || this.#field === allFields ? {} : { field: this.#field };
  }

  /** Reloads the changes once the profile is newer. */
  #follow(): void {
    const profile = this.#source.profile();
    if (this.#seen !== undefined && this.#seen !== profile && this.#changes.value) void this.#changes.refresh();
    this.#seen = profile;
  }

  #list(words: Words<ProfileKey>, { rows, mentioned }: ListChangesOutput): TemplateResult {
    if (rows.length === 0) return html`<p role="status">${words.text("changes.none")}</p>`;
    return html`<ol class="changes lined" tabindex="-1" aria-label=${words.text("changes.title")}>
      ${rows.map((row) => this.#row(words, row, mentioned))}
    </ol>`;
  }

  #row(
    words: Words<ProfileKey>,
    row: ProfileChangeView,
    mentioned = this.#source.profile()?.mentioned,
  ): TemplateResult {
    const field = this.#fields.find(({ name }) => name === row.field);
    const text = (value: ProfileChangeView["before"]): string =>
      field ? valueText(words, field, value, mentioned) : typeof value === "string" ? value : JSON.stringify(value);
    const before = text(row.before);
    const what = row.before === null ? "changes.set" : row.after === null ? "changes.cleared" : "changes.what";
    const by = { name: row.byName ?? words.text("field.someone"), at: timesIn(words).text(row.at, "moment") };
    const canRestore = field?.writable && JSON.stringify(field.value) !== JSON.stringify(row.before);
    const restore =
      row.before === null ? words.text("changes.restore-nothing") : words.text("changes.restore", { value: before });
    return html`<li class="stack gap-0 start" part="change">
      <b>${field ? labelOf(words, field) : row.field}</b>
      <span class="wrap"><bdi>${words.text(what, { before, after: text(row.after) })}</bdi></span>
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

  async #loadOlder({ rows, mentioned, next }: ListChangesOutput): Promise<void> {
    if (next === null) return;
    const { signal } = new AbortController();
    await this.#commands.run(
      "older",
      (client) => this.#source.listChanges({ ...this.#asked, before: next }, client, signal),
      {
        done: (page) =>
          this.#changes.set({ ...page, rows: [...rows, ...page.rows], mentioned: [...mentioned, ...page.mentioned] }),
        // The button may be gone.
        focus: "[part=history]:not(:has([part=older])) .changes",
      },
    );
  }

  async #restore({ field, number }: ProfileChangeView): Promise<void> {
    await this.#commands.run("restore", (client) => this.#source.restore(client, field, number), {
      done: ({ profile }) => this.#source.show(profile),
      message: this.#words.text("changes.restored"),
      // The button that was clicked is gone.
      focus: ".changes",
    });
  }
}
