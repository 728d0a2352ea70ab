import { css } from "lit";

/** Styles of the matrix table with a sticky header and first column. */
export const permissionMatrixStyles = css`
  .bar:has(.one) {
    align-items: end;
  }
  .bar .one {
    gap: 4px;
  }
  .bar .one .field {
    color: var(--text);
    font-size: var(--font-base);
  }
  .count {
    margin-inline-start: auto;
    line-height: var(--target);
  }
  .scroll {
    overflow: auto;
    max-height: var(--permission-matrix-height, min(70vh, 720px));
    /* Keeps the focused cell clear of the sticky head and names. */
    scroll-padding-block-start: 64px;
    scroll-padding-inline-start: 240px;
  }
  table {
    table-layout: fixed;
    width: max(100%, 640px);
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--font-m);
  }
  /* Each row is laid out by itself: the browser skips rows out of sight, and a new row doesn't affect the others. */
  :where(.scroll) :is(table, thead, tbody) {
    display: block;
  }
  :where(.scroll) tr {
    display: flex;
  }
  :where(.scroll) tr:has(td) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3.25rem;
  }
  :where(.scroll) :is(th, td) {
    display: flex;
    flex: 1 1 0;
    align-items: center;
    min-width: 0;
  }
  th {
    font-weight: 550;
    text-align: start;
  }
  thead th,
  .domain th {
    border-block-end: 1px solid var(--line);
    font-size: var(--font-xs);
    color: var(--muted);
  }
  table.many {
    width: 2080px;
  }
  :where(.scroll) thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
  }
  thead th {
    align-items: end;
    padding: 8px 10px;
    background: var(--surface);
  }
  th.operation {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    flex: 0 0 240px;
    flex-wrap: wrap;
    align-content: center;
    padding: 6px 16px;
    background: var(--surface);
    border-inline-end: 1px solid var(--line);
  }
  thead th.operation {
    align-content: end;
    padding-block: 8px;
  }
  th.operation :is(b, span) {
    flex: 1 1 100%;
    font-weight: 550;
  }
  th.operation span {
    font-weight: 400;
  }
  .domain th {
    padding: 4px 8px;
    background: var(--hover);
  }
  .fold {
    position: sticky;
    inset-inline-start: 8px;
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 36px;
    padding: 0 8px;
    border: 0;
    background: none;
    font-weight: 600;
    cursor: pointer;
  }
  .chevron {
    display: grid;
  }
  .chevron .icon {
    width: 16px;
    height: 16px;
  }
  .chevron.open {
    rotate: 90deg;
  }
  .chevron:not(.open):dir(rtl) {
    rotate: 180deg;
  }
  tr.first:not(.domain + *) > * {
    border-block-start: 1px solid var(--line);
  }
  td {
    min-height: 44px;
    padding: 4px 10px;
    white-space: nowrap;
  }
  td[data-code] {
    cursor: help;
  }
  td:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    border-radius: var(--radius-xs);
  }
  tr:not(.domain):hover > * {
    background: var(--hover);
  }
  #hint span {
    color: var(--text);
  }
  @container (max-width: 40rem) {
    .bar .one {
      flex: 1 1 100%;
    }
    table {
      width: 100%;
    }
    th.operation {
      flex-basis: 58%;
    }
  }
`;
