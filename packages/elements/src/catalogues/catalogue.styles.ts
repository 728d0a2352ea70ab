import { css } from "lit";

/** The styles of catalogs. */
export const catalogueStyles = css`
  .type {
    padding: 12px 16px;
  }
  /* Four buttons don't fit a narrow line: two lines of two. */
  @container (max-width: 26rem) {
    .actions > :first-child:nth-last-child(n + 4),
    .actions > :first-child:nth-last-child(n + 4) ~ * {
      flex: 1 1 40%;
    }
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
