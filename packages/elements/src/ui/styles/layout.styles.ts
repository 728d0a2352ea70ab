import { css } from "lit";

/**
 * The classes that templates use directly, so that a component's own styles contain only what is specific to it: layout and text.
 * Part of `panelStyles`; `boxes.styles.ts` has those that `<member-list>` doesn't need at rest.
 *
 * - Layout: `stack` (stacked vertically), `cluster` (in lines that wrap; with `nowrap`), `gap-3`, `grow`, `lined` (a line
 *   between the children), `foot` (the end of a panel).
 * - Text: `small`, `medium`, `strong`, `muted`, `hidden` (for screen readers only) and `wide-only` (the same where the
 *   container is narrow).
 * - `avatar`, and `toggle`: a label around its checkbox or switch.
 */
export const layout = css`
  :where(ul, ol):where(:not(.bullets)) {
    margin: 0;
    padding: 0;
    /* With "none", some browsers no longer expose the list to screen readers. */
    list-style-type: "";
  }
  /* Only scripts focus them, so that screen readers continue from there. */
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
  .gap-3 {
    gap: var(--space-3);
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
  .toggle {
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target);
    cursor: pointer;
  }
  @container (max-width: 51.1875rem) {
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
