import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { PortalTimes } from "../portal-times.ts";
import { instantOf, type PortalShift } from "../portal-wire.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

const onePage = 50;

/** The shifts that show, and whether there are more. */
interface Shown {
  readonly shifts: readonly PortalShift[];
  readonly hasMore: boolean;
}

const looks = {
  offered: ["mail", "accent"],
  confirmed: ["done", "ok"],
} as const satisfies Partial<Record<PortalShift["status"], readonly [IconName, string]>>;

/** My Shifts: what lies ahead of whoever looks, and nobody else's (A47, A61, A64). */
export class ShiftsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  #wanted = onePage;

  protected override readonly loaded = new QueryController<Shown>(this, {
    key: () => "own",
    load: async (client, signal) => {
      const shifts: PortalShift[] = [];
      let after: string | undefined;
      for (;;) {
        const limit = Math.min(200, this.#wanted - shifts.length);
        const { rows, next } = await client.portal.listShifts(
          { limit, ...(after !== undefined && { after }) },
          { signal },
        );
        shifts.push(...rows);
        if (next === null || shifts.length >= this.#wanted) return { shifts, hasMore: next !== null };
        after = next;
      }
    },
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { shifts = [], hasMore = false } = this.loaded.value ?? {};
    if (shifts.length === 0) {
      return statePage("calendar", words.text("section.shifts.none"), words.text("section.shifts.none.text"));
    }
    return html`<p class="lead">${words.text("section.shifts.lead")}</p>
      <ul class="rows shifts">
        ${shifts.map((shift) => this.#row(shift))}
      </ul>
      ${
        hasMore
          ? html`<p class="more">
              <button class="button" part="more" @click=${() => void this.#more()}>
                ${words.text("section.shifts.more")}
              </button>
            </p>`
          : nothing
      }`;
  }

  #row(shift: PortalShift): TemplateResult {
    const { words } = this;
    const times = new PortalTimes(words.lang);
    const [from, to] = [instantOf(shift.start), instantOf(shift.end)];
    const sheet = times.sheet(from, shift.timeZone);
    const here = times.spanHere(from, to, shift.timeZone);
    const status = shift.status as keyof typeof looks;
    const [drawn, tone] = looks[status];
    return html`<li part="shift" tabindex="-1">
      <time class="sheet" part="sheet" datetime=${new Date(from).toISOString()}
        ><span>${sheet.weekday}</span> <b>${sheet.day}</b> <span>${sheet.month}</span></time
      >
      <div class="grow">
        <b><bdi>${shift.kind}</bdi></b>
        <span class="muted small"
          ><bdi>${times.span(from, to, shift.timeZone)}</bdi> · <bdi>${times.length(from, to)}</bdi> ·
          <bdi>${shift.scheduleName}</bdi></span
        >
        ${here === "" ? nothing : html`<span class="muted small"><bdi>${words.text("section.shifts.your-time", { span: here })}</bdi></span>`}
      </div>
      <span class="state ${tone}">${icon(drawn)}${words.text(`section.shifts.${status}`)}</span>
    </li>`;
  }

  readonly #more = async (): Promise<void> => {
    const from = this.loaded.value?.shifts.length ?? 0;
    this.#wanted += onePage;
    await this.loaded.refresh();
    await this.updateComplete;
    // The button may be gone: whoever pressed it goes on at the first of those that came.
    if (this.loaded.value?.hasMore === true) return;
    this.renderRoot.querySelectorAll<HTMLElement>("[part=shift]")[from]?.focus();
  };
}
