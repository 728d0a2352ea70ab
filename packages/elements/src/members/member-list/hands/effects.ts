import type { ScheduleEffects } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import type { ScheduleView } from "../../wire.ts";
import type { HandsWords } from "./hands.ts";

/** What a dry run on members tells: how the schedule would stand, and the shifts ahead of whoever goes (X3). */
export type Effects = ScheduleEffects;

/** The effects in an answer of a dry run. */
export const toEffects = ({ effects }: { readonly effects: Readonly<Record<string, unknown>> }): Effects =>
  effects as unknown as Effects;

/** What an effect adds to what a schedule is already told. */
export const newNotices = ({ notices }: Effects, before: ScheduleView | undefined): Effects["notices"] =>
  notices.filter(({ code }) => !before?.notices.some((one) => one.code === code));

/** Whether somebody should look before they go on: shifts are touched, or there is something new to be told. */
export const isTouching = (effects: Effects, before: ScheduleView | undefined): boolean =>
  effects.shifts.count > 0 || newNotices(effects, before).length > 0;

/** How the schedule would stand, what would be new to be told, and the shifts that would be touched (X3). */
export function effectLines(words: HandsWords, effects: Effects, before: ScheduleView | undefined): TemplateResult {
  const { totals, shifts } = effects;
  const people = words.text("list.people", { count: totals.members });
  const assignables = words.text("list.assignables", { count: totals.assignables });
  const touched = shifts.more ? "effects.shifts-more" : "effects.shifts";
  return html`<ul class="effects" part="effects">
    <li class="state">${icon("info")}<span>${words.text("effects.totals", { people, assignables })}</span></li>
    ${newNotices(effects, before).map(
      ({ code }) => html`<li class="state warn">${icon("warning")}<span>${words.text(`notice.${code}`)}</span></li>`,
    )}
    ${
      shifts.count > 0
        ? html`<li class="state warn">
            ${icon("calendar")}<span>${words.text(touched, { count: shifts.count })}</span>
          </li>`
        : nothing
    }
  </ul>`;
}
