import { css } from "lit";

/**
 * The classes that templates use directly, so that a component's own styles hold only what is particular to it. Part of
 * `panelStyles`.
 *
 * - Arrangement: `stack` (below each other), `cluster` (in lines that wrap; with `nowrap`, `between`, `center`, `start`),
 *   gaps `gap-0` to `gap-4`, `grow` and `fill`, `pad`, `lined` (a line between the children), `foot` (the end of a panel).
 * - Text: `small`, `medium`, `strong`, `muted`, `wrap` (breaks long words), `cut` (one line with an ellipsis), `hidden` (for
 *   screen readers only) and `wide-only` (the same where the container is narrow).
 * - Boxes: `note` (bordered), `tint`, `pill`, `badge`, `avatar` (with `large`), `optional` (not there while it is empty).
 * - Lists: `ul` and `ol` have no markers unless they are `bullets`; `facts` on a `dl` with a `div` for each pair.
 * - Forms: `one` (a label above its field), `toggle` (a label around its checkbox or switch).
 * - Buttons: `quiet`, `danger-line` and `tall` next to those of `controls.styles.ts`; links can be buttons.
 *
 * A `.state` is an icon and a word: its icon keeps to the first line, whatever the size of the text.
 */
export const layout = css`
  :where(ul, ol):where(:not(.bullets)) {
    margin: 0;
    padding: 0;
    /* With "none", some browsers no longer expose the list to screen readers. */
    list-style-type: "";
  }
  .bullets {
    margin: 0;
    padding-inline-start: 18px;
  }
  :where(dl, dd) {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  /* They take the focus only from scripts, so that screen readers read on from there. */
  :is(h2, h3, p)[tabindex="-1"]:focus-visible {
    outline: none;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .cluster,
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  .lined > * + *,
  .foot {
    border-block-start: 1px solid var(--line);
  }
  .foot {
    justify-content: center;
    padding: 10px var(--space-4);
  }
  .nowrap {
    flex-wrap: nowrap;
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
  .gap-3 {
    gap: var(--space-3);
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
  :where(:not(.button)).small {
    font-size: var(--font-s);
  }
  .medium {
    font-size: var(--font-m);
  }
  .strong,
  .one > :is(label, legend) {
    font-weight: 550;
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
    font-size: var(--font-xs);
    font-weight: 650;
  }
  .avatar.large {
    width: 44px;
    height: 44px;
    font-size: var(--font-l);
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
  .toggle {
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target);
    cursor: pointer;
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
  @container (max-width: 819px) {
    .wide-only:not(:focus) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  @media (forced-colors: active) {
    .avatar,
    .pill {
      border: 1px solid CanvasText;
    }
  }
`;
