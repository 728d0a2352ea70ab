import { css } from "lit";

/**
 * The table of a list and its filters. A component sets the columns of a `tr`, the height of a row in `--row` and the
 * height from which the rows scroll in `--rows-height`.
 */
export const listStyles = css`
  .search {
    position: relative;
    flex: 1 1 240px;
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
    flex: 0 1 auto;
    max-width: 200px;
  }
  #scroller {
    flex: 1 1 auto;
    min-height: 120px;
    max-height: var(--rows-height, max(480px, 68vh));
    overflow: auto;
    overflow-anchor: auto;
    scroll-padding-block: 40px 0;
  }
  table,
  thead,
  tbody {
    display: block;
    width: 100%;
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
    align-items: center;
    position: relative;
    height: var(--row);
    padding-inline: 16px;
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
  tbody tr:not(.blank):hover {
    background: var(--hover);
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
  .who {
    display: flex;
    gap: 12px;
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
    display: grid;
    min-width: 0;
  }
  .names > :is(b, .sub),
  .names bdi {
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
  .blank i {
    height: 10px;
    max-width: 220px;
    border-radius: var(--radius-xs);
    background: color-mix(in oklab, var(--text) 9%, var(--surface));
  }
  table[aria-busy="true"] tbody {
    opacity: 0.6;
    transition: opacity 0.2s 0.15s;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
  @container (max-width: 819px) {
    .search {
      flex-basis: 100%;
    }
    .filters {
      gap: 8px;
    }
    .filters select {
      flex: 1 1 0;
      max-width: none;
      text-overflow: ellipsis;
    }
    .blank td {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (max-width: 480px) {
    .filters select {
      padding-inline: 8px 0;
      font-size: var(--font-m);
    }
  }
`;
