import { css } from "lit";

/**
 * The classes that templates use directly, so that a component's own styles hold only what is particular to it:
 * arrangement and text. Part of `panelStyles`, like those of `boxes.styles.ts`.
 *
 * - Arrangement: `stack` (below each other), `cluster` (in lines that wrap; with `nowrap`, `between`, `center`, `start`),
 *   gaps `gap-0` to `gap-4`, `grow` and `fill`, `pad`, `lined` (a line between the children), `foot` (the end of a panel).
 * - Text: `small`, `medium`, `strong`, `muted`, `wrap` (breaks long words), `cut` (one line with an ellipsis), `hidden` (for
 *   screen readers only) and `wide-only` (the same where the container is narrow).
 * - `avatar` (with `large`), and `toggle`: a label around its checkbox or switch.
 */
export const layout = css`
  :where(ul, ol):where(:not(.bullets)) {
    margin: 0;
    padding: 0;
    /* With "none", some browsers no longer expose the list to screen readers. */
    list-style-type: "";
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
  .strong {
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
  .toggle {
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target);
    cursor: pointer;
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
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
