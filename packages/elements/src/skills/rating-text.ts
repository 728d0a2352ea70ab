import type { OwnSkillView } from "@rollcall/core";
import { css, html, nothing, type TemplateResult } from "lit";
import type { Words } from "../ui/host/panel-host.ts";
import type { RatingKey } from "./rating.en.ts";

type Scale = OwnSkillView["scale"];

/** A rating on its scale in words. */
export function ratingText(words: Words<RatingKey>, rating: number | null, { levels, labels }: Scale): string {
  if (rating === null) return words.text("rating.none");
  const label = labels[rating - 1] ?? "";
  return label === ""
    ? words.text("rating.level", { rating, levels })
    : words.text("rating.level.labelled", { rating, levels, label });
}

/** How the worker's rating differs from the scheduler's, in words; `undefined` if one of them is missing. */
export function gapText(words: Words<RatingKey>, gap: number | null): string | undefined {
  if (gap === null) return undefined;
  if (gap === 0) return words.text("rating.gap.none");
  return words.text(gap > 0 ? "rating.gap.above" : "rating.gap.below", { count: Math.abs(gap) });
}

/** One side's rating: who gave it, its level, drawn and in words, and what belongs to it. */
export const ratingFact = (
  words: Words<RatingKey>,
  {
    title,
    rating,
    scale,
    part,
    more = nothing,
  }: {
    readonly title: string;
    readonly rating: number | null;
    readonly scale: Scale;
    readonly part: string;
    readonly more?: unknown;
  },
): TemplateResult =>
  html`<div class="rating" part=${part}>
    <span class="muted small">${title}</span>
    <span class="cluster gap-2">${pips(rating, scale)}<span>${ratingText(words, rating, scale)}</span></span>
    ${more}
  </div>`;

const pips = (rating: number | null, { levels }: Scale): TemplateResult =>
  html`<span class="pips" aria-hidden="true"
    >${Array.from({ length: levels }, (_, at) => html`<span class=${at < (rating ?? 0) ? "full" : ""}></span>`)}</span
  >`;

/** The styles of ratings. */
export const ratingStyles = css`
  .ratings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: 8px 24px;
  }
  .ratings :is(h4, p) {
    margin: 0;
  }
  .rating {
    display: grid;
    gap: 2px;
    align-content: start;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .pips {
    display: inline-flex;
    gap: 3px;
  }
  .pips > span {
    width: 10px;
    height: 10px;
    border: 1.5px solid var(--muted);
    border-radius: var(--radius-round);
  }
  .pips > .full {
    border-color: var(--accent);
    background: var(--accent);
  }
  @media (forced-colors: active) {
    .pips > .full {
      background: CanvasText;
    }
  }
`;
