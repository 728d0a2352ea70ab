import { css } from "lit";

/** Menus, and the suggestions of a search field. `Menu` adds them to its element. */
export const menuStyles = css`
  :is([role="menu"], #suggestions) {
    gap: 0;
    padding: var(--space-1);
  }
  :is([role="menu"], #suggestions) > * {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  :is([role="menu"], #suggestions) > :is(:hover, :focus-visible, .active) {
    background: var(--hover);
  }
  [role="menu"] [aria-disabled] {
    color: var(--muted);
  }
  [role="menu"] .icon {
    color: var(--muted);
  }
`;
