import { css, html, type TemplateResult } from "lit";
import type { Words } from "../ui/host/panel-host.ts";
import { instantOf, type Times, timesIn } from "../ui/text/times.ts";

interface Shift {
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
}

/** The styles of `daySheet`. */
export const sheetStyles = css`
  .sheet {
    display: grid;
    flex: none;
    justify-items: center;
    width: 4em;
    color: var(--muted);
    font-size: var(--font-xs);
    line-height: 1.15;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }
  .sheet b {
    color: var(--text);
    font-size: var(--font-xl);
    font-weight: 650;
    letter-spacing: -0.02em;
  }
`;

/** A day as a calendar sheet. Needs `sheetStyles`. */
export function daySheet(words: Pick<Words, "lang">, instant: number, timeZone?: string): TemplateResult {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    timesIn(words, timeZone).format(options).format(instant);
  return html`<time class="sheet" part="sheet" datetime=${new Date(instant).toISOString()}
    ><span>${part({ weekday: "short" })}</span> <b>${part({ day: "numeric" })}</b>
    <span>${part({ month: "short" })}</span></time
  >`;
}

/** The times of a shift in the reader's time zone, with the day if it differs (X23); empty if the clocks agree. */
export function ownSpan(words: Pick<Words, "lang">, { start, end, timeZone }: Shift): string {
  const [own, theirs]: readonly [Times, Times] = [timesIn(words), timesIn(words, timeZone)];
  const [from, to] = [instantOf(start), instantOf(end)];
  if (own.span(from, to, "moment") === theirs.span(from, to, "moment")) return "";
  const hours = own.hours(from, to);
  if (own.text(from, "date") === theirs.text(from, "date")) return hours;
  return `${own.format({ weekday: "short" }).format(from)} ${hours}`;
}
