import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../../ui/button.ts";
import type { IconName } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { stateLabel, type Tone } from "../../../ui/state-label.ts";
import { shiftSummary } from "../shift-summary.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const pageSize = 50;

/** The shifts that show, and whether there are more. */
interface ShownShifts {
  readonly shifts: readonly OwnShiftView[];
  readonly hasMore: boolean;
}

const looks = {
  offered: ["mail", "accent"],
  confirmed: ["done", "ok"],
  changed: ["warning", "warn"],
} as const satisfies Record<OwnShiftView["status"], readonly [IconName, Tone]>;

/** My Shifts: the worker's own upcoming shifts (A47, A61, A64). */
export class ShiftsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  #limit = pageSize;
  protected override readonly query = new QueryController<ShownShifts>(this, {
    key: () => "own",
    load: async (client, signal) => {
      const shifts: OwnShiftView[] = [];
      let after: string | undefined;
      for (;;) {
        const limit = Math.min(200, this.#limit - shifts.length);
        const page = await client.portal.listShifts({ limit, ...(after !== undefined && { after }) }, { signal });
        shifts.push(...page.rows);
        if (page.next === null || shifts.length >= this.#limit) return { shifts, hasMore: page.next !== null };
        after = page.next;
      }
    },
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { shifts = [], hasMore = false } = this.query.value ?? {};
    if (shifts.length === 0) return this.emptyPage("calendar", "section.shifts.none");
    return html`<p class="lead">${words.text("section.shifts.lead")}</p>
      <ul class="rows shifts lined">
        ${shifts.map((shift) => this.#row(shift))}
      </ul>
      ${
        hasMore
          ? html`<p class="more">
              ${button(words.text("section.shifts.more"), { part: "more", click: () => this.#showMore() })}
            </p>`
          : nothing
      }`;
  }

  #row(shift: OwnShiftView): TemplateResult {
    const { status } = shift;
    const [drawn, tone] = looks[status];
    return html`<li class="cluster nowrap gap-4" part="shift" tabindex="-1">
      ${shiftSummary(this.words, shift)} ${stateLabel(drawn, this.words.text(`section.shifts.${status}`), { tone })}
    </li>`;
  }

  async #showMore(): Promise<void> {
    const shown = this.query.value?.shifts.length ?? 0;
    this.#limit += pageSize;
    await this.query.refresh();
    await this.updateComplete;
    // If the button is gone, the focus moves to the first new shift.
    if (this.query.value?.hasMore) return;
    this.renderRoot.querySelectorAll<HTMLElement>("[part=shift]")[shown]?.focus();
  }
}
