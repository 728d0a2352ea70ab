import { css } from "lit";

/** The styles of submitted reports. */
export const shiftReportsStyles = css`
  .filters {
    padding: 10px 16px;
    border-block-end: 1px solid var(--line);
  }
  .filters summary {
    width: fit-content;
    min-height: 24px;
    font-weight: 550;
    cursor: pointer;
  }
  .filters summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .filters .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
    gap: 12px;
    align-items: start;
    padding-block: 12px;
  }
  h4 {
    margin: 0;
  }
`;
