import { css } from "lit";

/** Tabs and the line below them. */
export const tabsStyles = css`
  .tabs {
    display: flex;
    overflow-x: auto;
    padding-inline: 8px;
    border-block-end: 1px solid var(--line);
    scrollbar-width: none;
  }
  [role="tab"] {
    flex: 0 1 auto;
    min-height: 44px;
    padding: 4px 10px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--muted);
    font-weight: 550;
    cursor: pointer;
  }
  [role="tab"][aria-selected="true"] {
    border-color: var(--accent);
    color: inherit;
  }
  [role="tab"]:hover {
    color: inherit;
  }
  [role="tab"]:focus-visible {
    outline-offset: -4px;
  }
  @media (forced-colors: active) {
    [role="tab"][aria-selected="true"] {
      border-color: Highlight;
    }
  }
`;
