import { css } from "lit";

/** The styles of catalogues. */
export const catalogueStyles = css`
  .type {
    padding: 12px 16px;
  }
  .old {
    border-block-start: 1px solid var(--line);
  }
  .old > summary {
    padding: 12px 16px;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
  }
  .chosen {
    max-height: 220px;
    overflow: auto;
  }
  .chosen > li {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    justify-content: space-between;
  }
`;
