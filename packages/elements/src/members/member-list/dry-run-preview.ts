import type { ScheduleEffects } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import type { ScheduleView } from "../listed-member.ts";
import type { DialogKey } from "./member-dialogs.messages.ts";
import type { ListContext } from "./list-context.ts";

type DryRun = Promise<{ readonly effects: unknown }>;
type DialogWords = Words<DialogKey>;

/** Errors that mean the command itself would be refused. */
const refusals = ["forbidden", "conflict", "hidden"];

/** The list that a preview is drawn in. */
export type PreviewHost = Pick<ListContext, "schedule" | "dialogWords" | "requestUpdate">;

/** Shows the result a command would have, while the user decides (X3): its effects, or why it would be refused. */
export class DryRunPreview {
  readonly #host: PreviewHost;
  #effects: ScheduleEffects | undefined;
  #reason: Reason | undefined;
  #latest: DryRun | undefined;

  constructor(host: PreviewHost) {
    this.#host = host;
  }

  /** Whether the command would be accepted. A dry run that fails for another reason doesn't prevent it. */
  get isAllowed(): boolean {
    return this.#reason === undefined;
  }

  /** Shows the result of a dry run; an earlier one is dropped. */
  async show(dryRun: DryRun): Promise<void> {
    this.#latest = dryRun;
    this.#effects = this.#reason = undefined;
    try {
      const answer = await dryRun;
      if (this.#latest === dryRun) this.#effects = effectsOf(answer);
    } catch (error) {
      const isRefused = refusals.includes((error as { kind?: string }).kind ?? "");
      if (this.#latest === dryRun && isRefused) this.#reason = reasonOf(error);
    }
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const { dialogWords, schedule } = this.#host;
    if (this.#effects) return effectLines(dialogWords, this.#effects, schedule);
    if (this.#reason === undefined) return nothing;
    return html`<p class="state medium danger" role="alert">
      ${icon("stop")}<span>${reasonText(dialogWords, this.#reason)}</span>
    </p>`;
  }
}

/** The effects in the answer of a dry run. */
export const effectsOf = ({ effects }: { readonly effects: unknown }): ScheduleEffects => effects as ScheduleEffects;

/** The notices that a command would add to those of the schedule. */
const newNotices = ({ notices }: ScheduleEffects, before: ScheduleView | undefined): ScheduleEffects["notices"] =>
  notices.filter(({ code }) => !before?.notices.some((one) => one.code === code));

/** Whether effects need confirmation: they concern shifts, or add a notice. */
export const needsConfirmation = (effects: ScheduleEffects, before: ScheduleView | undefined): boolean =>
  effects.shifts.count > 0 || newNotices(effects, before).length > 0;

/** The totals that would result, new notices, and how many upcoming shifts are affected (X3). */
export function effectLines(
  words: DialogWords,
  effects: ScheduleEffects,
  before: ScheduleView | undefined,
): TemplateResult {
  const { totals, shifts } = effects;
  const people = words.text("list.people", { count: totals.members });
  const assignables = words.text("list.assignables", { count: totals.assignables });
  const affected = shifts.more ? "effects.shifts-more" : "effects.shifts";
  return html`<ul class="stack" part="effects">
    <li class="state medium">${icon("info")}<span>${words.text("effects.totals", { people, assignables })}</span></li>
    ${newNotices(effects, before).map(
      ({ code }) =>
        html`<li class="state medium warn">${icon("warning")}<span>${words.text(`notice.${code}`)}</span></li>`,
    )}
    ${
      shifts.count > 0
        ? html`<li class="state medium warn">
            ${icon("calendar")}<span>${words.text(affected, { count: shifts.count })}</span>
          </li>`
        : nothing
    }
  </ul>`;
}
