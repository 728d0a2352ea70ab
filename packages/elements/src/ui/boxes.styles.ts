import { css } from "lit";

/**
 * Classes of lists, boxes, fields and buttons that templates use directly. Part of `panelStyles`.
 *
 * - Boxes: `note` (bordered), `tint`, `pill`, `optional` (not there while it is empty).
 * - Lists: `ul` and `ol` have no markers unless they are `bullets`; `facts` on a `dl` with a `div` for each pair.
 * - Fields: `one`, a label above its field.
 * - Buttons: `quiet`, `danger-line` and `tall` next to those of `controls.styles.ts`; links can be buttons.
 */
export const boxes = css`
  .bullets {
    margin: 0;
    padding-inline-start: 18px;
  }
  .one > :is(label, legend) {
    font-weight: 550;
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
