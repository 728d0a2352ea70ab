import { css } from "lit";

/** The dialogs that choose people for a shift, and those of its offers. */
export const candidateStyles = css`
  #candidate-search {
    flex: none;
  }
  #offer h3 {
    margin-block-end: 0;
  }
  #offer > form {
    display: contents;
  }
  #offer .candidates {
    flex: 0 1 auto;
    min-height: 11rem;
    overflow: auto;
  }
  #offer .buttons {
    position: sticky;
    inset-block-end: -20px;
    margin-block-end: -20px;
    padding-block: 8px 20px;
    background: var(--surface);
  }
  .candidate {
    min-height: 52px;
    padding: 6px 2px;
  }
  dialog .candidate.choice {
    gap: 12px;
  }
  .candidate input {
    flex: none;
  }
  .pace {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
    gap: 8px 16px;
    align-items: end;
  }
  .pace > :last-child {
    grid-column: 1 / -1;
    max-width: 16rem;
  }
  .answer {
    min-height: 44px;
    padding-block: 6px;
  }
`;
