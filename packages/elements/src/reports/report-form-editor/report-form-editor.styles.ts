import { css } from "lit";

/** The styles of the editor of report forms. */
export const formEditorStyles = css`
  .editor {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
  .questions,
  .aside > div {
    align-content: start;
    padding: 16px;
  }
  .aside {
    border-inline-start: 1px solid var(--line);
  }
  .aside > div {
    position: sticky;
    inset-block-start: 0;
  }
  .question {
    padding: 8px 12px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .grip {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: var(--target);
    color: var(--muted);
    cursor: grab;
  }
  @media (pointer: coarse) {
    .grip {
      display: none;
    }
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
    gap: 12px;
  }
  .columns.even {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .question summary {
    width: fit-content;
    min-height: 24px;
    color: var(--accent);
    font-weight: 550;
    cursor: pointer;
  }
  .question summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .more {
    padding-block-start: 8px;
  }
  @container (max-width: 60rem) {
    .editor {
      grid-template-columns: minmax(0, 1fr);
    }
    .aside {
      border-inline-start: 0;
      border-block-start: 1px solid var(--line);
    }
  }
  @container (max-width: 30rem) {
    .bar > .state {
      flex: 1 1 100%;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns.even {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
