import type { ApplyTemplateOutput, ListTemplatesOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { addDays } from "../../availability/my-availability/month.ts";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { labelledSelect } from "../../ui/fields/text-field.ts";
import { loadWeek, type PlanningHost, type PlanningOptions, weekField, weekOf } from "./planned-week.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** What a template would create in a week, and what is already there. */
interface Preview {
  readonly created: number;
  readonly existing: number;
}

type Template = ListTemplatesOutput["templates"][number];

/** The dialog that creates the shifts of a template in a week, with a preview, or removes the template. */
export class TemplateDialog {
  readonly #host: PlanningHost;
  readonly #options: PlanningOptions;
  readonly #dialog: ConfirmDialog<void, ApplyTemplateOutput>;
  readonly #templates: QueryController<ListTemplatesOutput>;
  readonly #preview: QueryController<Preview>;
  readonly #removal: ConfirmDialog<Template>;
  #isOpen = false;
  #date = "";
  #chosen: string | undefined;

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#options = options;
    this.#templates = new QueryController<ListTemplatesOutput>(host, {
      key: () => (this.#isOpen ? host.scheduleId : undefined),
      load: (client, signal) => client.shifts.listTemplates({ scheduleId: host.scheduleId }, { signal }),
    });
    this.#preview = new QueryController<Preview>(host, {
      key: () =>
        this.#isOpen && this.#date !== "" && this.#template !== undefined ? JSON.stringify(this.#asked()) : undefined,
      load: async (client, signal) => {
        const days = weekOf(this.#words, this.#date, options.timeZone());
        const [{ output }, existing] = await Promise.all([
          client.shifts.applyTemplate.dryRun(this.#asked(), { signal }),
          loadWeek(client, host.scheduleId, days, signal),
        ]);
        const open = existing.filter(({ status }) => status !== "cancelled");
        return { created: output.shifts.length, existing: open.length };
      },
    });
    this.#dialog = new ConfirmDialog<void, ApplyTemplateOutput>(host, {
      id: "template",
      title: () => this.#words.text("template.title"),
      text: () => this.#words.text("template.text"),
      content: () => this.#content(),
      confirm: () => this.#words.text("template.apply"),
      moreButtons: () => this.#removeButton(),
      missing: () => (this.#preview.value === undefined ? "template-choice" : undefined),
      run: (_, client, command) => client.shifts.applyTemplate(this.#asked(), command),
      outcome: () => ({
        done: ({ shifts }) => {
          const shiftIds = shifts.map(({ id }) => id);
          return options.planned(shiftIds, this.#words.text("planning.added", { count: shiftIds.length }));
        },
      }),
      closed: () => {
        this.#isOpen = false;
      },
    });
    this.#removal = new ConfirmDialog<Template>(host, {
      id: "template-removal",
      title: ({ name }) => this.#words.text("template.remove.title", { name }),
      text: () => this.#words.text("template.remove.text"),
      confirm: () => this.#words.text("template.remove"),
      isDangerous: () => true,
      run: ({ id }, client, { idempotencyKey }) =>
        client.shifts.removeTemplate({ scheduleId: host.scheduleId, templateId: id }, { idempotencyKey }),
      outcome: () => ({
        done: () => this.#templates.refresh(),
        message: this.#words.text("template.removed"),
        focus: "#template [part=cancel]",
      }),
    });
  }

  open(): Promise<void> {
    this.#date = addDays(this.#options.date(), 7);
    this.#isOpen = true;
    return this.#dialog.open();
  }

  get #words(): Words<PlanningKey> {
    return this.#host.wordsWith(planningWords);
  }

  /** The chosen template, or the first one. */
  get #template(): Template | undefined {
    const templates = this.#templates.value?.templates ?? [];
    return templates.find(({ id }) => id === this.#chosen) ?? templates[0];
  }

  #asked() {
    const to = weekOf(this.#words, this.#date, this.#options.timeZone())[0]?.date ?? "";
    return { scheduleId: this.#host.scheduleId, templateId: this.#template?.id ?? "", to };
  }

  #content(): TemplateResult {
    const words = this.#words;
    const { state } = this.#templates;
    if (state.kind === "refused" || state.kind === "failed") return html`<p>${reasonText(words, state.reason)}</p>`;
    if (state.kind !== "ready") return html`<p>${words.text("panel.pending")}</p>`;
    const { templates } = state.value;
    if (templates.length === 0) return html`<p>${words.text("template.none")}</p>`;
    const options = templates.map(({ id, name }) => [id, name] as const);
    const week = { id: "template-week", label: words.text("planning.week"), date: this.#date };
    return html`${labelledSelect(words.text("template.choice"), {
        id: "template-choice",
        options,
        value: this.#template?.id ?? "",
        change: (value) => this.#set(() => (this.#chosen = value)),
      })}
      ${weekField(words, { ...week, timeZone: this.#options.timeZone() }, (date) =>
        this.#set(() => (this.#date = date)),
      )}
      <div class="summary tint stack" part="preview" role="status">${this.#previewed()}</div>`;
  }

  #previewed(): unknown {
    const words = this.#words;
    const { state } = this.#preview;
    if (state.kind === "refused" || state.kind === "failed") return html`<p>${reasonText(words, state.reason)}</p>`;
    if (state.kind !== "ready") return words.text("panel.pending");
    const { created, existing } = state.value;
    return html`<p class="strong">${words.text("planning.preview", { count: created })}</p>
      ${existing > 0 ? html`<p>${words.text("planning.existing", { count: existing })}</p>` : nothing}`;
  }

  #removeButton(): TemplateResult | typeof nothing {
    const template = this.#template;
    if (template === undefined) return nothing;
    return button(this.#words.text("template.remove"), {
      part: "remove-template",
      look: "button danger-line",
      opensDialog: true,
      click: () => this.#removal.open(template),
    });
  }

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }
}
