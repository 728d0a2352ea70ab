import { certificationCsv } from "@rollcall/client/csv";
import type {
  ListCertificationHoldersInput,
  ListCertificationHoldersOutput,
  ListCertificationTypesOutput,
  RollcallClient,
} from "@rollcall/core";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button, moreButton } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { ListQuery } from "../../ui/lists/list-query.ts";
import { loadPages } from "../../ui/lists/load-pages.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { saveFile } from "../../ui/browser/save-file.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { tableStyles } from "../../ui/styles/table.styles.ts";
import { certificateIcon } from "../certificate-icon.ts";
import { type HoldingKey, holdingWords } from "../holding.en.ts";
import { holdingState, holdingStates, validityText } from "../holding-text.ts";
import { type OverviewKey, overviewWords } from "./certification-overview.messages.ts";
import { overviewStyles } from "./certification-overview.styles.ts";

const words = { ...holdingWords, ...overviewWords };

/** How many entries are shown at first, and how many more the button loads. */
const step = 50;

type Query = Pick<ListCertificationHoldersInput, "search" | "state" | "typeId">;
type Holders = Awaited<ReturnType<typeof loadHolders>>;
type Holder = Holders["rows"][number];

const loadHolders = (
  client: RollcallClient,
  asked: ListCertificationHoldersInput,
  count: number,
  signal: AbortSignal,
) =>
  loadPages<ListCertificationHoldersOutput>(count, (window) =>
    client.certifications.listHolders({ ...asked, ...window }, { signal }),
  );

/**
 * Who has which certification and until when, for organization schedulers and admins (X15). Shows everyone or one schedule, filtered by
 * certification, state and name, with CSV export (P55). Put it inside a `<rollcall-provider>`.
 *
 * Certifications that were never approved come first, then those that expire soonest.
 *
 * @summary Who is certified, and until when.
 * @slot title - The heading. Defaults to "Who is certified".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - Only people on this schedule. Default: everyone.
 * @csspart filters - Search and filters.
 * @csspart search - The search field.
 * @csspart export - The button that exports the list.
 * @csspart holder - A certification of a person.
 * @csspart state - Its state.
 * @csspart more - The button that shows more.
 * @csspart filter - The filters.
 */
export class CertificationOverview extends RollcallElement<OverviewKey | HoldingKey> {
  static override styles = [...panelStyles, tableStyles, overviewStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** Only people on this schedule. Default: everyone. */
  declare scheduleId: string | undefined;

  protected override readonly catalogue = words;
  protected override readonly loadsCaller = false;
  #query: Query = {};
  #count = step;
  readonly #holders = new QueryController<Holders>(this, {
    key: () => `${this.scheduleId ?? ""} ${JSON.stringify(this.#query)}`,
    load: (client, signal) => loadHolders(client, this.#asked, this.#count, signal),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
    // States change with the date.
    whenVisible: true,
  });
  readonly #types = new QueryController<ListCertificationTypesOutput>(this, {
    key: () => "all",
    load: (client, signal) => client.certifications.listTypes({}, { signal }),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #command = new CommandController<"export">(this);
  readonly #filters: ListQuery<Query>;

  constructor() {
    super();
    const holders = this.#holders;
    const find = (query: Query): Promise<void> => this.#find(query);
    const queryNow = (): Query => this.#query;
    this.#filters = new ListQuery<Query>(
      {
        get query() {
          return queryNow();
        },
        get state() {
          return holders.state;
        },
        window: { scrollToStart: () => undefined },
        load: find,
      },
      () => this.#announce(),
    );
  }

  override get shownId(): string {
    return this.scheduleId ?? "";
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const isBusy = this.#command.isBusy("export");
    const problem = this.#command.problem("export");
    return renderPanel(this, {
      title: words.text("overview.title"),
      query: this.#holders,
      skeletonRows: 5,
      actions: button(words.text(isBusy ? "overview.exporting" : "overview.export"), {
        ...{ part: "export", isBusy, click: () => void this.#export() },
      }),
      bar: [this.#bar(), problem ? problemLine(words, problem) : nothing],
      content: (value) => (value.rows.length === 0 ? this.#empty() : this.#list(value)),
    });
  }

  #bar(): TemplateResult {
    const { words } = this;
    const types = this.#types.value?.types ?? [];
    return this.#filters.render(words.text("overview.search"), [
      {
        ...{ field: "typeId", label: words.text("overview.type") },
        options: [["", words.text("overview.all-types")], ...types.map(({ id, name }) => [id, name] as const)],
      },
      {
        ...{ field: "state", label: words.text("overview.state") },
        options: [
          ["", words.text("overview.all-states")],
          ...holdingStates.map((state) => [state, words.text(`holding.${state}`)] as const),
        ],
      },
    ]);
  }

  #empty(): TemplateResult {
    const { words } = this;
    const key = Object.keys(this.#query).length === 0 ? "overview.none" : "overview.none.filtered";
    return statePage(drawing(certificateIcon), words.text(key), words.text(`${key}.text`));
  }

  #list({ rows, hasMore }: Holders): TemplateResult {
    const more = (): void => {
      this.#count += step;
      void this.#holders.refresh();
    };
    return html`<ul class="lined">
        ${repeat(
          rows,
          ({ personId, typeId }) => `${personId} ${typeId}`,
          (row) => this.#row(row),
        )}
      </ul>
      ${hasMore ? moreButton(this.words.text("overview.more"), more) : nothing}`;
  }

  #row(holder: Holder): TemplateResult {
    const { words } = this;
    const { personName, email, name, state, pendingProofId } = holder;
    const isRenewed = pendingProofId !== null && state !== "pending";
    return html`<li class="holder" part="holder">
      <b class="wrap"><bdi>${personName || email}</bdi></b>
      <span class="wrap"><bdi>${name}</bdi></span>
      <span class="muted small">${validityText(words, holder)}</span>
      <span class="stack gap-0">
        ${holdingState(words, state)} ${isRenewed ? stateLabel("clock", words.text("overview.pending")) : nothing}
      </span>
    </li>`;
  }

  get #asked(): ListCertificationHoldersInput {
    return { ...this.#query, ...(this.scheduleId && { scheduleId: this.scheduleId }) };
  }

  async #find(query: Query): Promise<void> {
    this.#query = query;
    this.#count = step;
    this.requestUpdate();
    await this.updateComplete;
    await this.#holders.refresh();
  }

  #announce(): void {
    const { rows = [], hasMore = false } = this.#holders.value ?? {};
    this.toast.announce(this.words.text(hasMore ? "overview.count.more" : "overview.count", { count: rows.length }));
  }

  async #export(): Promise<void> {
    this.#command.clear();
    await this.#command.run("export", (client) => certificationCsv(client, this.#asked, { bom: true }), {
      message: this.words.text("overview.exported"),
      done: (text) => {
        const day = new Date().toISOString().slice(0, 10);
        saveFile(
          new Blob([text], { type: "text/csv;charset=utf-8" }),
          `${this.words.text("overview.file")} ${day}.csv`,
        );
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "certification-overview": CertificationOverview;
  }
}
