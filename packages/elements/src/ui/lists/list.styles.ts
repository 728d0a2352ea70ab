import { css } from "lit";

/** The filters and the scroll container of a list; the table itself needs `tableStyles`. */
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
    max-height: var(--rows-height, max(480px, 68vh));
    overflow-anchor: auto;
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
  table[aria-busy="true"] tbody {
    transition: opacity 0.2s 0.15s;
  }
  @container (max-width: 819px) {
    .search {
      flex-basis: 100%;
    }
    .filters {
      gap: var(--space-2);
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
