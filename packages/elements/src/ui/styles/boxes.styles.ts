import { css } from "lit";

/**
 * Classes for layout, lists, boxes, fields and buttons that templates use directly. Part of `panelStyles`.
 *
 * - Layout: `between`, `center` and `start` with a `cluster`, the gaps `gap-0`, `gap-1` and `gap-4`, `fill`, `pad`.
 * - Text: `wrap` (breaks long words), `cut` (one line with an ellipsis).
 * - Boxes: `note` (bordered), `tint`, `pill`, `avatar large`, `optional` (hidden while it is empty).
 * - Lists: `ul` and `ol` have no markers unless they are `bullets`; `facts` on a `dl` with a `div` for each pair.
 * - Fields: `one`, a label above its field.
 * - Buttons: `quiet`, `danger-line` and `tall` next to those of `controls.styles.ts`; links can be buttons.
 */
export const boxes = css`
  :where(dl, dd) {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .between {
    justify-content: space-between;
  }
  .center {
    justify-content: center;
  }
  .start {
    align-items: start;
    justify-items: start;
  }
  .gap-0 {
    gap: 0.125rem;
  }
  .gap-1 {
    gap: var(--space-1);
  }
  .gap-4 {
    gap: var(--space-4);
  }
  .fill {
    width: 100%;
  }
  .pad {
    padding: var(--space-4);
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .avatar.large {
    width: 44px;
    height: 44px;
    font-size: var(--font-l);
  }
  .bullets {
    margin: 0;
    padding-inline-start: 18px;
  }
  .one > :is(label, legend) {
    font-weight: 550;
  }
  .reserved {
    visibility: hidden;
  }
  /* A phone with large text. */
  @container (max-width: 16rem) {
    .button {
      height: auto;
      white-space: normal;
    }
  }
  .optional:not(:has(*)) {
    display: none;
  }
  .note {
    padding: 10px var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
  }
  .tint {
    background: var(--soft);
  }
  .pill {
    padding: 2px 10px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
    font-size: var(--font-xs);
    font-weight: 600;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 2px var(--space-4);
    padding-block: 10px;
  }
  .facts > div + div {
    border-block-start: 1px solid var(--line);
  }
  .facts dt {
    color: var(--muted);
  }
  .facts dd {
    font-weight: 550;
  }
  .one {
    display: grid;
    gap: 6px;
    min-width: 0;
  }
  .one .field {
    width: 100%;
  }
  a.button {
    color: inherit;
    text-decoration: none;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }
  .button.danger-line {
    border-color: color-mix(in oklab, var(--danger) 45%, var(--surface));
    color: var(--danger);
  }
  .button.tall {
    height: auto;
    min-height: 44px;
    padding-block: 6px;
    white-space: normal;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid CanvasText;
    }
  }
`;
