import { css } from "lit";

/** The grid and the day list of the board. */
export const boardStyles = css`
  .flips:dir(rtl) .icon {
    scale: -1 1;
  }
  #week {
    margin: 0;
  }
  .week {
    --columns: minmax(8rem, 1.3fr) repeat(7, minmax(0, 1fr));
    --row: 112px;
    min-width: 58rem;
  }
  .week tr {
    column-gap: 0;
    align-items: stretch;
    padding-inline: 0;
  }
  .week:not(.virtual) tbody tr {
    height: auto;
    min-height: 52px;
    contain-intrinsic-height: auto 72px;
  }
  .week thead tr {
    height: auto;
    min-height: 44px;
  }
  .week th {
    align-content: center;
    padding: 6px 10px;
  }
  .week .names > * {
    white-space: normal;
  }
  .week :is(th, td) + :is(th, td) {
    border-inline-start: 1px solid var(--line);
  }
  .week tbody th {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--surface);
  }
  .week thead th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--surface);
  }
  .week .today {
    background: color-mix(in oklab, var(--accent) 6%, var(--surface));
  }
  /* The cells draw the line: at fractional heights, the background of a cell would cover that of its row. */
  .week tbody tr {
    border: 0;
  }
  .week tbody :is(th, td) {
    border-block-end: 1px solid var(--line);
  }
  .week .unfilled > :is(th, td) {
    background: color-mix(in oklab, var(--warn) 7%, var(--surface));
  }
  .cell {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-width: 0;
    padding: 4px;
    cursor: pointer;
  }
  .cell:hover {
    background: var(--hover);
  }
  .cell:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .cell.taken {
    background: repeating-linear-gradient(-45deg, var(--hover) 0 6px, transparent 6px 12px);
  }
  .chip {
    display: grid;
    gap: 0 6px;
    padding: 2px 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--text);
    font-size: var(--font-s);
    line-height: 1.125rem;
  }
  .virtual .chip {
    grid-template-columns: minmax(0, 1fr);
  }
  .hours {
    font-variant-numeric: tabular-nums;
  }
  .state {
    font-size: var(--font-s);
    gap: 4px;
  }
  :is(.chip, .entry).cancelled :is(.hours, [part="kind"]) {
    color: var(--muted);
    text-decoration: line-through;
  }
  .day + .day {
    border-block-start: 1px solid var(--line);
  }
  .day-head {
    min-height: 44px;
    padding: 4px 16px 0;
  }
  .day-head .state {
    flex: none;
  }
  #details-text > p:first-child {
    padding-block-end: 12px;
  }
  .day-head .icon-button {
    margin-inline: -4px -8px;
  }
  .bar .search {
    flex: 0 1 15rem;
  }
  @container (max-width: 51.1875rem) {
    .bar .search {
      flex-basis: 100%;
    }
  }
  .day > p {
    margin: 0;
    padding: 0 16px 12px;
  }
  .entry {
    position: relative;
    padding: 8px 16px;
    content-visibility: auto;
    contain-intrinsic-height: auto 80px;
  }
  .entry:hover {
    background: var(--hover);
  }
  .detail {
    padding-block: 12px;
  }
  @media print {
    .panel {
      overflow: visible;
      border: 0;
    }
    .head .button,
    .bar :is(.cluster, .search, select),
    .day-head button,
    .notice,
    [popover] {
      display: none;
    }
    #scroller {
      max-height: none;
      overflow: visible;
    }
    .week {
      --columns: minmax(0, 1.2fr) repeat(7, minmax(0, 1fr));
      min-width: 0;
    }
    .week thead,
    .week th {
      position: static;
    }
    .week:not(.virtual) tbody tr,
    .entry {
      break-inside: avoid;
      content-visibility: visible;
    }
    .chip {
      padding: 1px 3px;
      font-size: var(--font-xs);
    }
    .chip .state {
      font-size: var(--font-xs);
    }
    .day-head {
      break-after: avoid;
    }
  }
  @media (forced-colors: active) {
    .cell.taken {
      border: 1px dashed CanvasText;
    }
  }
`;
