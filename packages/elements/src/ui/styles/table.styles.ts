import { css } from "lit";

/**
 * Long lists: the search and filters above them, and the tables, with a grid per row, so that a long list can draw only the rows in view.
 * Rows are 44 px high (`--row`); a component sets its columns as `--columns` on `table` and, for narrow containers, arranges the cells of
 * `tbody tr` as a card.
 */
export const tableStyles = css`
  #scroller {
    flex: auto;
    min-height: 120px;
    max-height: var(--rows-height, max(480px, 68vh));
    overflow: auto;
    isolation: isolate;
    /* Opaque, so that scrolling moves a layer without repainting. */
    background: var(--surface);
    scroll-padding-block: 40px 0;
  }
  table,
  thead,
  tbody {
    display: block;
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
    height: auto;
    min-height: var(--row);
    content-visibility: auto;
    contain-intrinsic-height: var(--row);
  }
  .virtual tbody tr {
    position: absolute;
    inset: 0 0 auto;
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
    transition: opacity 0.2s 0.15s;
  }
  .search {
    position: relative;
    flex: 1 240px;
    min-width: 0;
  }
  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 10px;
    margin-block: auto;
    color: var(--muted);
    pointer-events: none;
  }
  .search .field {
    width: 100%;
    padding-inline-start: 36px;
  }
  .filters select {
    max-width: 200px;
  }
  tbody tr:not(.blank):hover {
    background: var(--hover);
  }
  .blank i {
    height: 10px;
    max-width: 220px;
    border-radius: var(--radius-xs);
    background: color-mix(in oklab, var(--text) 9%, var(--surface));
  }
  @container (max-width: 51.1875rem) {
    .search {
      flex-basis: 100%;
    }
    .filters {
      gap: var(--space-2);
    }
    .filters select {
      flex: 1;
      max-width: none;
      text-overflow: ellipsis;
    }
    .blank td {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (max-width: 30rem) {
    .filters select {
      flex-basis: auto;
      field-sizing: content;
      padding-inline: 8px 0;
      font-size: var(--font-m);
    }
  }
`;
