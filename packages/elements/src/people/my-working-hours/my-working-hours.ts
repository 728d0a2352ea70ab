import type { GetHoursOutput, ProfileFieldView, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { fieldFact } from "../profile/own-field.ts";
import { profileWords } from "../profile/own-profile.en.ts";
import { icon } from "../../ui/controls/icons.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { scaleOf, weekBar } from "./week-bar.ts";
import { type WorkingHoursKey, workingHoursWords } from "./my-working-hours.messages.ts";
import { workingHoursStyles } from "./my-working-hours.styles.ts";
import { weekStarts } from "./week-starts.ts";

interface WorkingHours extends GetHoursOutput {
  readonly personId: string;
  /** The fields of the group Hours in the caller's profile. */
  readonly fields: readonly ProfileFieldView[];
}

/** The titles of the weeks. */
const titles = ["my-hours.week.this", "my-hours.week.next"] as const;

/**
 * The caller's working hours, read-only (A55). Compares the planned hours of this week and next week with the contracted hours, as bars and
 * in words, and shows the limits and rest rules that their scheduler set. Weeks begin on Monday in the browser's time zone. Put it inside a
 * `<rollcall-provider>`.
 *
 * @summary The caller's planned and contracted hours, limits and rest rules.
 * @slot title - The heading. Defaults to "Your working hours".
 * @slot header - Additional controls at the end of the header.
 * @csspart week - A week.
 * @csspart sum - Its planned hours in words.
 * @csspart bar - Its bar.
 * @csspart fact - A setting.
 */
export class MyWorkingHours extends RollcallElement<WorkingHoursKey> {
  static override styles = [...panelStyles, workingHoursStyles];

  protected override readonly catalogue = workingHoursWords;
  protected override readonly loadsCaller = false;
  readonly #hours = new QueryController<WorkingHours>(this, {
    key: () => "own",
    load: loadHours,
    topics: ({ personId, number }) => ({ [personId]: number }),
    // Changes to shifts aren't on the person's topic.
    whenVisible: true,
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("my-hours.title"),
      query: this.#hours,
      subtitle: html`<p class="muted">${words.text("my-hours.text")}</p>`,
      content: (hours) => this.#content(hours),
    });
  }

  #content({ weeks, fields }: WorkingHours): TemplateResult {
    const { words } = this;
    const isPlanned = weeks.some(({ confirmed, offered }) => confirmed + offered > 0);
    const isSet = fields.some(({ value }) => value !== null);
    if (!isPlanned && !isSet) return statePage("clock", words.text("my-hours.none"), words.text("my-hours.none.text"));
    const contracted = contractedMinutes(fields);
    const scale = scaleOf(weeks, contracted);
    return html`<h3>${words.text("my-hours.planned")}</h3>
      <ul class="weeks lined">
        ${weeks.map((week, index) =>
          weekBar(words, { week, title: words.text(titles[index] ?? titles[0]), contracted, scale }),
        )}
      </ul>
      ${
        isSet
          ? html`<h3>${words.text("my-hours.settings")}</h3>
              <dl class="facts">${fields.map((field) => fieldFact(this.wordsWith(profileWords), field))}</dl>
              <p class="end cluster nowrap start small muted">
                ${icon("info")}<span>${words.text("my-hours.note")}</span>
              </p>`
          : nothing
      }`;
  }
}

async function loadHours(client: RollcallClient, signal: AbortSignal): Promise<WorkingHours> {
  const [hours, { profile }] = await Promise.all([
    client.portal.getHours({ weeks: weekStarts(new Date()) }, { signal }),
    client.portal.getProfile({}, { signal }),
  ]);
  const fields = profile.groups.find(({ group }) => group === "hours")?.fields ?? [];
  return { ...hours, personId: profile.personId, fields };
}

/** The contracted hours of a week in minutes. */
function contractedMinutes(fields: readonly ProfileFieldView[]): number | undefined {
  const value = fields.find(({ name, label }) => name === "weeklyHours" && label === null)?.value;
  return typeof value === "number" && value > 0 ? Math.round(value * 60) : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "my-working-hours": MyWorkingHours;
  }
}
