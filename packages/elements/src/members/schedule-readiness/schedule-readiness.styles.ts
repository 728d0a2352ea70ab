import { css } from "lit";

/** A meter, and a row for each member with the states of account and calendar. */
export const readinessStyles = css`
  .head {
    row-gap: 10px;
  }
  .measure {
    display: grid;
    grid-template-columns: minmax(120px, 1fr) auto;
    gap: 6px 14px;
    align-items: center;
    flex: 1 0 100%;
  }
  .measure .state {
    grid-column: 1 / -1;
  }
  .count {
    font-weight: 600;
  }
  meter {
    --empty: color-mix(in oklab, var(--text) 12%, var(--surface));
    --full: var(--accent);
    width: 100%;
    height: 10px;
    border: 0;
    border-radius: var(--radius-xs);
    background: var(--empty);
  }
  meter.all {
    --full: var(--ok);
  }
  meter::-webkit-meter-inner-element {
    display: block;
    height: 10px;
  }
  meter::-webkit-meter-bar {
    position: static;
    height: 10px;
    margin: 0;
    border: 0;
    border-radius: var(--radius-xs);
    background: var(--empty);
  }
  meter::-webkit-meter-optimum-value {
    border-radius: var(--radius-xs);
    background: var(--full);
  }
  meter::-moz-meter-bar {
    border-radius: var(--radius-xs);
    background: var(--full);
  }
  table {
    --row: 56px;
    --rows-height: var(--schedule-readiness-rows-height, max(480px, 68vh));
    --columns: minmax(0, 1fr) 148px 148px;
  }
  /* The labels in the cells name the columns, too. */
  thead {
    height: 0;
    overflow: hidden;
  }
  /* Rows of the same height have room for the warning. */
  .virtual {
    --row: 76px;
  }
  /* The labels stay on one line when a value wraps. */
  tbody tr {
    column-gap: var(--space-4);
    align-items: start;
    align-content: center;
  }
  table:not(.virtual) tbody tr {
    padding-block: 8px;
  }
  table:not(.virtual) tbody tr:last-child {
    border-block-end: 0;
  }
  table:not(.virtual) .names > * {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .names .state {
    display: flex;
  }
  td > * {
    display: flex;
  }
  .label {
    font-size: var(--font-xs);
  }
  .state.ok {
    color: var(--text);
  }
  .state.ok .icon {
    color: var(--ok);
  }
  .nudge {
    padding: 14px var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .nudge .note {
    background: var(--surface);
  }
  @media (forced-colors: active) {
    meter {
      border: 1px solid CanvasText;
    }
  }
  @container (max-width: 35rem) {
    .virtual {
      --row: 132px;
    }
    table {
      --columns: 1fr 1fr;
    }
    tbody tr {
      row-gap: 6px;
    }
    table:not(.virtual) tbody tr {
      padding-block: 12px;
    }
    .who {
      grid-column: 1 / -1;
    }
    .head > :is(select, .button) {
      flex: 1 0 100%;
    }
  }
`;
