import type { ListSkillHoldersOutput, SkillTypeView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button, moreButton } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { loadPages } from "../../ui/lists/load-pages.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { renderPanelState, statePage } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController, type QueryHost } from "../../ui/queries/query-controller.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { RateDialog } from "../rate-dialog.ts";
import { managedSkill } from "../managed-skill.ts";
import { RatingsDialog } from "../ratings-dialog.ts";
import type { SkillCatalogueKey } from "./skill-catalogue.messages.ts";

/** A person who has a skill. */
type Holder = ListSkillHoldersOutput["rows"][number];
type Gap = "above" | "below" | "none";

const gaps: readonly Gap[] = ["above", "below", "none"];

/** How many people are shown at first, and how many more the button loads. */
const step = 50;

type HoldersHost = PanelHost<SkillCatalogueKey> & QueryHost & { readonly scheduleId?: string | undefined };

/** The people who have a skill, with the ratings of both sides, to filter by gap (X16). */
export class HoldersView {
  readonly #host: HoldersHost;
  readonly #command: CommandController;
  readonly #rate: RateDialog<Holder>;
  readonly #history: RatingsDialog<Holder>;
  readonly #holders;
  #type: SkillTypeView | undefined;
  #gap: Gap | undefined;
  #count = step;

  constructor(host: HoldersHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#holders = new QueryController(host, {
      key: () => this.#type && `${this.#type.id} ${this.#gap ?? ""} ${host.scheduleId ?? ""}`,
      load: (client, signal) =>
        loadPages(this.#count, (window) =>
          client.skills.listHolders(
            {
              ...{ typeId: this.#type?.id ?? "", ...window },
              ...(this.#gap && { gap: this.#gap }),
              ...(host.scheduleId && { scheduleId: host.scheduleId }),
            },
            { signal },
          ),
        ),
      topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
    });
    this.#rate = new RateDialog<Holder>(host, {
      title: ({ personName: person, name }) => host.words.text("skills.rate.title", { person, name }),
      text: () => host.words.text("skills.rate.text"),
      current: ({ rating, note }) => ({ rating, note }),
      submit: ({ personId, typeId }, rating, client, options) =>
        client.skills.rate({ personId, typeId, ...rating }, options),
      done: () => this.#holders.refresh(),
    });
    this.#history = new RatingsDialog<Holder>(host, {
      load: (client, { personId, typeId }, signal) => client.skills.listRatings({ personId, typeId }, { signal }),
      titles: () => this.#titles,
    });
  }

  /** The skill whose people are shown; `undefined` while none is open. */
  get type(): SkillTypeView | undefined {
    return this.#type;
  }

  show(type: SkillTypeView | undefined): void {
    this.#type = type;
    this.#gap = undefined;
    this.#count = step;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const { value } = this.#holders;
    const shown = value?.rows ?? [];
    return html`<div class="bar">
        ${button(words.text("skills.people.back"), { part: "back", click: () => this.show(undefined) })}
        <b class="grow">${words.text("skills.people.title", { name: this.#type?.name ?? "" })}</b>
        ${selectField({
          ...{ part: "gap", label: words.text("skills.gap"), value: this.#gap ?? "" },
          options: [
            ["", words.text("skills.gap.all")],
            ...gaps.map((gap) => [gap, words.text(`skills.gap.${gap}`)] as const),
          ],
          change: (value) => {
            this.#gap = gaps.find((gap) => gap === value);
            this.#count = step;
            this.#host.requestUpdate();
          },
        })}
      </div>
      ${renderPanelState(words, this.#holders) ?? nothing}
      ${
        value === undefined
          ? nothing
          : shown.length === 0 && !value.hasMore
            ? statePage("done", words.text("skills.people.none"), words.text("skills.people.none.text"))
            : html`<ul class="lined">
                ${repeat(
                  shown,
                  ({ personId }) => personId,
                  (holder) => this.#row(holder),
                )}
              </ul>`
      }
      ${value?.hasMore ? this.#more() : nothing}`;
  }

  get #titles() {
    const { words } = this.#host;
    return { byScheduler: words.text("skills.scheduler"), own: words.text("skills.own") };
  }

  #row(holder: Holder): TemplateResult {
    const { words } = this.#host;
    const { personId } = holder;
    const problem = this.#command.problem(personId);
    return html`${managedSkill(words, holder, {
      ...{ title: holder.personName, isBusy: this.#command.isBusy(personId) },
      rate: () => void this.#rate.open(holder),
      showHistory: () => void this.#history.open(holder),
      unassign: () => void this.#unassign(holder),
    })}
    ${problem ? problemLine(words, problem) : nothing}`;
  }

  #more(): TemplateResult {
    const more = (): void => {
      this.#count += step;
      void this.#holders.refresh();
    };
    return moreButton(this.#host.words.text("skills.people.more"), more);
  }

  async #unassign({ personId, personName: person, typeId, name }: Holder): Promise<void> {
    const asked = { typeId, personIds: [personId] };
    await this.#command.run(personId, ({ skills }, options) => skills.unassign(asked, options), {
      message: this.#host.words.text("skills.unassigned", { person, name }),
      done: () => this.#holders.refresh(),
      undo: async () => {
        await this.#host.client?.skills.assign(asked);
        await this.#holders.refresh();
      },
    });
  }
}
