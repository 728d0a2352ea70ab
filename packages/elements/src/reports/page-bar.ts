import { css, html, nothing, type TemplateResult } from "lit";
import { button } from "../ui/controls/button.ts";
import { drawing } from "../ui/controls/icons.ts";
import type { Words } from "../ui/host/panel-host.ts";
import { instantOf, timesIn } from "../ui/text/times.ts";

// From lucide (ISC license).
const back = "m15 18-6-6 6-6";

/** The styles of a page inside a panel, and of the list that leads to it. */
export const reportPageStyles = css`
  .report {
    padding: 12px 16px;
  }
  .bar p,
  .report .small {
    text-wrap: pretty;
  }
  .report .acts {
    flex: none;
  }
  .flips:dir(rtl) .icon {
    scale: -1 1;
  }
  @container (max-width: 40rem) {
    .report > .acts {
      flex: 1 1 100%;
      justify-content: space-between;
    }
  }
`;

/** What a page inside a panel shows at the top. */
interface PageBarOptions {
  readonly part: string;
  readonly backLabel: string;
  readonly back: () => unknown;
  readonly name: string;
  readonly text?: string | undefined;
  /** State and buttons. */
  readonly trailing: unknown;
}

/** The name of a page inside a panel, `#page-name`, and the button that leads back. Needs `reportPageStyles`. */
export const pageBar = (options: PageBarOptions): TemplateResult =>
  html`<div class="bar" part=${options.part}>
    ${button(drawing(back), {
      ...{ part: "back", look: "icon-button flips", tooltip: options.backLabel, click: options.back },
    })}
    <div class="grow wrap">
      <h3 id="page-name" tabindex="-1"><bdi>${options.name}</bdi></h3>
      ${options.text === undefined ? nothing : html`<p class="muted small"><bdi>${options.text}</bdi></p>`}
    </div>
    ${options.trailing}
  </div>`;

/** The shift of a report. */
interface ReportedShift {
  readonly scheduleName: string;
  readonly shift: {
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly position: string;
    readonly venue: string;
  };
}

/** The separator between facts on one line. A line may break after the dot, never before it. */
export const dot = "\u00A0· ";

/** When and where the shift of a report was: `22:00 – 06:00 · Lookout · Pier 4 · Pilot Station`. */
export function shiftFacts(
  words: Pick<Words, "lang">,
  { shift: { start, end, timeZone, position, venue }, scheduleName }: ReportedShift,
): string {
  const hours = timesIn(words, timeZone).hours(instantOf(start), instantOf(end));
  return [hours, position, venue, scheduleName].filter(Boolean).join(dot);
}
