import { css } from "lit";

/**
 * Tables: a grid per row, so that a long list can draw only the rows in view. Rows are 44 px high (`--row`); a component
 * sets its columns as `--columns` on `table` and, for narrow containers, arranges the cells of `tbody tr` as a card.
 */
export const tableStyles = css`
  #scroller {
    min-height: 120px;
    overflow: auto;
    scroll-padding-block: 40px 0;
  }
  table,
  thead,
  tbody {
    display: block;
    width: 100%;
  }
  table {
    --row: 44px;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: var(--surface);
  }
  tbody {
    position: relative;
  }
  tr {
    display: grid;
    grid-template-columns: var(--columns);
    column-gap: var(--space-3);
    align-items: center;
    position: relative;
    height: var(--row);
    padding-inline: var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  table:not(.virtual) tbody tr {
    content-visibility: auto;
    contain-intrinsic-height: var(--row);
  }
  .virtual tbody tr {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    contain: strict;
  }
  thead tr {
    height: 38px;
    color: var(--muted);
    font-size: var(--font-xs);
  }
  td,
  th {
    min-width: 0;
    padding: 0;
    font-weight: inherit;
    text-align: start;
  }
  thead th {
    font-weight: 550;
  }
  tbody th {
    display: flex;
    gap: var(--space-3);
    align-items: center;
  }
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
    font-size: var(--font-xs);
    font-weight: 650;
  }
  .names {
    min-width: 0;
  }
  .names > * {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sub {
    color: var(--muted);
    font-size: var(--font-s);
  }
  .act {
    justify-self: end;
    white-space: nowrap;
  }
  .blank td {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  table[aria-busy="true"] tbody {
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;

/** A row that is pressed anywhere: give the row `position: relative` and its link or button the class `open`. */
export const pressableRow = css`
  .open {
    max-width: 100%;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 550;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .open::after {
    content: "";
    position: absolute;
    inset: 0;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
    border-radius: var(--radius-s);
  }
`;
