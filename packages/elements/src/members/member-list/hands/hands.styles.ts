import { css } from "lit";

/** How a list answers whoever works with it; at rest nothing of it shows. */
export const handsStyles = css`
  tbody tr:hover {
    background: var(--hover);
  }
  .sort:hover {
    color: var(--text);
  }
  .sort:not(.sorted):hover .icon {
    opacity: 0.5;
  }
  .sort .icon {
    transition: rotate 0.15s;
  }
  tbody tr:hover select.field,
  tbody select.field:focus-visible {
    border-color: var(--edge);
    background: var(--surface);
  }
  .bin:hover {
    color: var(--danger);
  }
  footer.over {
    background: var(--soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  [aria-busy="true"] tbody {
    transition: opacity 0.2s 0.15s;
  }
`;
