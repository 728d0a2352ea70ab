import { html, nothing, type TemplateResult } from "lit";
import type { ScheduleView } from "@rollcall/core";
import { CommandController } from "../commands/command-controller.ts";
import { ConfirmDialog } from "../dialogs/confirm-dialog.ts";
import { FormDialog } from "../dialogs/form-dialog.ts";
import { formStyles } from "../styles/form.styles.ts";
import { panelStyles } from "../styles/panel.styles.ts";
import { statePage } from "../panel/panel-states.ts";
import { renderPanel } from "../panel/render-panel.ts";
import { problemLine } from "../notices/problem-line.ts";
import { QueryController } from "../queries/query-controller.ts";
import { RollcallElement } from "../panel/rollcall-element.ts";
import { tableStyles } from "../styles/table.styles.ts";

const words = {
  "example.title": "Rotas",
  "example.empty": "No rotas yet",
  "example.empty.text": "Add the first one.",
  "example.add": "Add rota",
  "example.name": "Name",
  "example.name.taken": "“{name}” exists already.",
  "example.archive": "Archive {name}",
  "example.archived": "{name} archived",
  "example.delete": "Delete {name}",
  "example.delete.text": "It can’t be restored.",
} as const;

/** What a component needs for a list with commands and dialogs: an example of the component kit, kept at 120 lines or fewer. */
export class ExampleList extends RollcallElement<keyof typeof words> {
  static override styles = [...panelStyles, formStyles, tableStyles];
  protected override readonly catalogue = words;

  readonly #rows = new QueryController<readonly ScheduleView[]>(this, {
    key: () => "mine",
    load: async (client, signal) => (await client.schedules.list({}, { signal })).schedules,
    topics: (rows) => Object.fromEntries(rows.map(({ id, number }) => [id, number])),
  });

  readonly #command = new CommandController(this);

  readonly #add = new FormDialog(this, {
    id: "add",
    title: () => this.words.text("example.add"),
    fields: () =>
      html`<div class="one">
        <label for="name">${this.words.text("example.name")}</label>
        <input id="name" name="name" class="field" required />
      </div>`,
    validate: ({ name = "" }) =>
      this.#rows.value?.some((one) => one.name === name)
        ? { field: "name", message: this.words.text("example.name.taken", { name }) }
        : undefined,
    confirm: () => this.words.text("example.add"),
    submit: ({ name = "" }, client, options) => client.schedules.create({ name }, options),
    outcome: () => ({ done: () => this.#rows.refresh() }),
  });

  readonly #delete = new ConfirmDialog<ScheduleView>(this, {
    id: "delete",
    title: ({ name }) => this.words.text("example.delete", { name }),
    text: () => this.words.text("example.delete.text"),
    confirm: ({ name }) => this.words.text("example.delete", { name }),
    isDangerous: () => true,
    run: ({ id: scheduleId }, client, options) => client.schedules.delete({ scheduleId }, options),
    outcome: () => ({ done: () => this.#rows.refresh(), focus: "#add-button" }),
  });

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("example.title"),
      query: this.#rows,
      actions: html`<button id="add-button" class="button primary" @click=${() => this.#add.open()}>
        ${this.words.text("example.add")}
      </button>`,
      content: (rows) =>
        rows.length === 0
          ? statePage("calendar", this.words.text("example.empty"), this.words.text("example.empty.text"))
          : html`<table>
              <tbody>
                ${rows.map((row) => this.#row(row))}
              </tbody>
            </table>`,
    });
  }

  #row(row: ScheduleView): TemplateResult {
    const { id, name } = row;
    const problem = this.#command.problem(id);
    return html`<tr>
      <th>${name}</th>
      <td class="act">
        <button class="button" ?disabled=${this.#command.isBusy(id)} @click=${() => this.#archive(row)}>
          ${this.words.text("example.archive", { name })}
        </button>
        <button class="button" @click=${() => this.#delete.open(row)}>
          ${this.words.text("example.delete", { name })}
        </button>
        ${problem ? problemLine(this.words, problem) : nothing}
      </td>
    </tr>`;
  }

  #archive({ id: scheduleId, name }: ScheduleView): void {
    const refresh = (): Promise<void> => this.#rows.refresh();
    void this.#command.run(scheduleId, (client, options) => client.schedules.archive({ scheduleId }, options), {
      done: refresh,
      message: this.words.text("example.archived", { name }),
      undo: () => this.client?.schedules.restore({ scheduleId }).then(refresh) ?? refresh(),
      focus: "#add-button",
    });
  }
}

customElements.define("example-list", ExampleList);

declare global {
  interface HTMLElementTagNameMap {
    "example-list": ExampleList;
  }
}
