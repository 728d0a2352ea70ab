import type { PublishShiftsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import { labelledSelect } from "../../ui/fields/text-field.ts";
import { OverrideField } from "../override-field.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { loadWeek, type PlanningHost, type PlanningOptions, weekField, weekOf } from "./planned-week.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** The maximum number of drafts that are published at once. */
const maxPublished = 200;

type State = "offered" | "confirmed";

/** The drafts of a week, and who would be notified about which of them. */
interface Preview {
  readonly drafts: readonly ListedShift[];
  readonly hasMore: boolean;
  readonly people: PublishShiftsOutput["people"];
  /** The people who may not take shifts they are on. */
  readonly ineligible: ReadonlySet<string>;
}

/** The dialog that publishes the drafts of a week, with a preview of who gets which message. */
export class PublishDialog {
  readonly #host: PlanningHost;
  readonly #options: PlanningOptions;
  readonly #dialog: ConfirmDialog<void, PublishShiftsOutput>;
  readonly #preview: QueryController<Preview>;
  readonly #override: OverrideField;
  #date = "";
  #state: State = "offered";

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#options = options;
    this.#override = new OverrideField(host, "publish-override");
    this.#preview = new QueryController<Preview>(host, {
      key: () => (this.#isOpen && this.#date !== "" ? `${host.scheduleId} ${this.#date} ${this.#state}` : undefined),
      load: (client, signal) => this.#load(client, signal),
    });
    this.#dialog = new ConfirmDialog<void, PublishShiftsOutput>(host, {
      id: "publish",
      title: () => this.#words.text("publish.title"),
      content: () => this.#content(),
      confirm: () => this.#words.text("publish.confirm"),
      busy: () => this.#words.text("publish.busy"),
      missing: () => this.#missing(),
      run: (_, client, command) => client.shifts.publish(this.#asked(this.#preview.value?.drafts ?? []), command),
      outcome: () => ({
        done: ({ shiftIds, people }) => {
          const count = this.#words.text("publish.published", { count: shiftIds.length });
          return options.planned(shiftIds, `${count} ${this.#messages(people.length)}`.trim());
        },
      }),
      closed: () => {
        this.#isOpen = false;
      },
    });
  }

  #isOpen = false;

  open(): Promise<void> {
    this.#date = this.#options.date();
    this.#isOpen = true;
    return this.#dialog.open();
  }

  get #words(): Words<PlanningKey> {
    return this.#host.wordsWith(planningWords);
  }

  #asked(drafts: readonly ListedShift[]) {
    const shiftIds = drafts.map(({ id }) => id);
    return { scheduleId: this.#host.scheduleId, shiftIds, state: this.#state, ...this.#override.asked };
  }

  async #load(client: NonNullable<PlanningHost["client"]>, signal: AbortSignal): Promise<Preview> {
    const days = weekOf(this.#words, this.#date, this.#options.timeZone());
    const all = (await loadWeek(client, this.#host.scheduleId, days, signal)).filter(
      ({ status }) => status === "draft",
    );
    const drafts = all.slice(0, maxPublished);
    if (drafts.length === 0) return { drafts, hasMore: false, people: [], ineligible: new Set() };
    const asked = { ...this.#asked(drafts), override: "preview" };
    const { output, events } = await client.shifts.publish.dryRun(asked, { signal });
    const ineligible = new Set(events.flatMap((one) => (one.type === "eligibility-overridden" ? one.personId : [])));
    if (ineligible.size > 0) this.#override.need();
    else this.#override.reset();
    return { drafts, hasMore: all.length > drafts.length, people: output.people, ineligible };
  }

  #content(): TemplateResult {
    const words = this.#words;
    const states = (["offered", "confirmed"] as const).map((one) => [one, words.text(`publish.${one}`)] as const);
    const week = { id: "publish-date", label: words.text("planning.week"), date: this.#date };
    return html`${weekField(words, { ...week, timeZone: this.#options.timeZone() }, (date) => {
        this.#date = date;
        this.#host.requestUpdate();
      })}
      ${labelledSelect(words.text("publish.state"), {
        id: "publish-state",
        options: states,
        value: this.#state,
        change: (value) => {
          this.#state = value as State;
          this.#host.requestUpdate();
        },
      })}
      <div class="summary tint stack" part="preview" role="status">${this.#previewed()}</div>
      ${this.#override.render()}`;
  }

  #messages(count: number): string {
    return count === 0 ? "" : this.#words.text("publish.messages", { count });
  }

  #missing(): string | undefined {
    const { drafts = [], ineligible } = this.#preview.value ?? {};
    if (drafts.length === 0) return "publish-date";
    return ineligible?.size !== 0 && this.#override.asked.override === undefined ? "publish-override" : undefined;
  }

  #despite({ people, ineligible }: Preview): TemplateResult | typeof nothing {
    if (ineligible.size === 0) return nothing;
    const words = this.#words;
    const names = people.flatMap(({ personId, name }) =>
      ineligible.has(personId) ? name || words.text("planning.unknown") : [],
    );
    const list = new Intl.ListFormat(words.lang).format(names);
    return html`<p part="ineligible">
      ${stateLabel("warning", words.text("publish.ineligible", { names: list }), { tone: "warn" })}
    </p>`;
  }

  #previewed(): unknown {
    const words = this.#words;
    const { state } = this.#preview;
    if (state.kind === "refused" || state.kind === "failed") return html`<p>${reasonText(words, state.reason)}</p>`;
    if (state.kind !== "ready") return words.text("panel.pending");
    const { drafts, hasMore, people } = state.value;
    if (drafts.length === 0) return words.text("publish.none");
    const withoutPeople = drafts.filter(({ assignees }) => assignees.length === 0).length;
    const shifts = new Map(drafts.map((shift) => [shift.id, shift]));
    return html`<p class="strong">
        ${words.text("publish.drafts", { count: drafts.length })} ${this.#messages(people.length)}
      </p>
      ${hasMore ? html`<p>${words.text("publish.more", { count: maxPublished })}</p>` : nothing}
      ${this.#despite(state.value)}
      ${withoutPeople > 0 ? html`<p>${words.text("publish.without-people", { count: withoutPeople })}</p>` : nothing}
      ${
        people.length === 0
          ? nothing
          : html`<details>
              <summary>${words.text("publish.who")}</summary>
              <ul class="plain stack small">
                ${people.map(
                  ({ name, shiftIds }) =>
                    html`<li>
                      <bdi class="strong">${name || words.text("planning.unknown")}</bdi>:
                      ${shiftIds.flatMap((id) => this.#shiftText(shifts.get(id))).join("; ")}
                    </li>`,
                )}
              </ul>
            </details>`
      }`;
  }

  #shiftText(shift: ListedShift | undefined): readonly string[] {
    if (shift === undefined) return [];
    return [`${shift.kind}, ${timesIn(this.#words, shift.timeZone).text(shift.start, "dayAndClock")}`];
  }
}
