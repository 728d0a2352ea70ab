import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../messages/reason-words.ts";
import { type BatchRun, type BatchWords, reportLine } from "./batch-run.ts";

/** The result of an invitation or a reminder for one member. */
export type Mailed = Awaited<ReturnType<RollcallClient["invitations"]["send"]>>["results"][number];

/** The maximum number of people named in one sentence. */
const maxNamed = 5;

/** The number of results with a status. */
export const countOf = (results: readonly Mailed[], status: Mailed["status"]): number =>
  results.filter((one) => one.status === status).length;

/** Whether a run is complete and no one was refused, so that there is nothing left to decide. */
export const isAllMailed = ({ results, open, problem }: BatchRun<Mailed>): boolean =>
  open === 0 && problem === undefined && countOf(results, "refused") === 0;

/** What a run did: how many emails are being sent, and how many people got none. */
export function mailedText(
  { results }: BatchRun<Mailed>,
  sent: (count: number) => string,
  skipped: (count: number) => string,
): string {
  const [queued, unchanged] = [countOf(results, "queued"), countOf(results, "unchanged")];
  return unchanged === 0 ? sent(queued) : [...(queued > 0 ? [sent(queued)] : []), skipped(unchanged)].join(" · ");
}

/** The names of people in a sentence: the first few, and how many more there are of `total`. */
function sentenceOf(words: BatchWords, people: readonly Mailed[], total = people.length): TemplateResult {
  const named = people.flatMap(({ name }) => name ?? []).slice(0, maxNamed);
  const count = total - named.length;
  if (count > 0) named.push(words.text(named.length > 0 ? "batch.more-people" : "batch.people", { count }));
  return html`<bdi>${new Intl.ListFormat(words.lang).format(named)}</bdi>`;
}

/** Lists who was refused, by reason. */
export function refusedList(words: BatchWords, results: readonly Mailed[]): TemplateResult {
  const groups = new Map<string, { readonly reason: Reason; readonly people: Mailed[] }>();
  for (const result of results) {
    if (result.status !== "refused") continue;
    const { reason } = result;
    const group = groups.get(reason.code);
    if (group) group.people.push(result);
    else groups.set(reason.code, { reason, people: [result] });
  }
  return html`<ul class="note stack medium wrap" part="refused">
    ${[...groups.values()].map(({ reason, people }) => {
      const { title, text, remedy } = reasonWords(words, reason);
      return html`<li>
        <b>${title}</b> <span class="muted">${text} ${remedy}</span><br />${sentenceOf(words, people)}
      </li>`;
    })}
  </ul>`;
}

/**
 * Shows, before any email is sent, who gets one and who doesn't, based on a dry run of the first batch (X3). If the dry run fails, only
 * the number is shown.
 */
export class MailPreview {
  readonly #total: number;
  #results: readonly Mailed[] | undefined;

  /**
   * @param total how many members are waiting
   * @param dryRun the dry run of sending to them
   * @param changed called when the result has arrived
   */
  constructor(
    total: number,
    dryRun: Promise<{ readonly output: { readonly results: readonly Mailed[] } }>,
    changed: () => void,
  ) {
    this.#total = total;
    void dryRun
      .then(
        ({ output }) => output.results,
        () => [],
      )
      .then((results) => {
        this.#results = results;
        changed();
      });
  }

  /** The number of people who get an email, as far as is known. */
  get count(): number {
    const known = this.#results ?? [];
    return Math.max(this.#total, known.length) - known.length + countOf(known, "queued");
  }

  render(words: BatchWords): TemplateResult {
    if (this.#results === undefined) return html`<p role="status">${words.text("batch.checking")}</p>`;
    const results = this.#results;
    const { count } = this;
    const going = results.filter(({ status }) => status === "queued");
    const [skipped, refused] = [countOf(results, "unchanged"), countOf(results, "refused")];
    return html`<div class="stack" part="recipients">
      <p class="wrap strong">${count === 0 ? words.text("batch.none") : sentenceOf(words, going, count)}</p>
      ${skipped > 0 ? reportLine("clock", "", words.text("batch.skipped", { count: skipped })) : nothing}
      ${
        refused > 0
          ? html`${reportLine("stop", "danger", words.text("batch.refused", { count: refused }))}
            ${refusedList(words, results)}`
          : nothing
      }
    </div>`;
  }
}
