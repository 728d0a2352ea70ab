import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";
import type { DraftEnd } from "./shift-draft.ts";
import { labelled } from "../../ui/fields/text-field.ts";

interface Choice {
  readonly id: string;
  readonly isSecond: boolean;
  readonly choose: (isSecond: boolean) => void;
}

/** Clock changes: asks which time is meant if it occurs twice, and warns if it doesn't exist. */
export function clockChangeField(
  words: Words<ShiftsKey>,
  { wall: { date, time }, instants: [first, second] }: DraftEnd,
  { id, isSecond, choose }: Choice,
): TemplateResult | typeof nothing {
  if (first === undefined) {
    if (date === "" || time === "") return nothing;
    return html`<p class="state warn">${icon("clock")}${words.text("form.skipped", { time })}</p>`;
  }
  if (second === undefined) return nothing;
  const chosen = ({ currentTarget }: Event): void => choose((currentTarget as HTMLSelectElement).value === "second");
  return labelled(
    id,
    words.text("form.twice", { time }),
    html`<select id=${id} class="field" @change=${chosen}>
      <option value="first" ?selected=${!isSecond}>${words.text("form.first", { offset: first.offset })}</option>
      <option value="second" ?selected=${isSecond}>${words.text("form.second", { offset: second.offset })}</option>
    </select>`,
  );
}
