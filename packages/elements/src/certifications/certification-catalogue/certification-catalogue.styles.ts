import { css } from "lit";

/** The styles of the catalogue of certifications. */
export const catalogueStyles = css`
  .type {
    padding: 12px 16px;
  }
  .old > summary {
    padding: 12px 16px;
    cursor: pointer;
  }
  .old {
    border-block-start: 1px solid var(--line);
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
  }
  .numbers > .one {
    flex: 1 1 150px;
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
