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
    /* The browser needn't measure all cells whenever rows are added. */
    table-layout: fixed;
    width: max(100%, 640px);
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--font-m);
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
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding: 8px 10px;
    background: var(--surface);
    vertical-align: bottom;
  }
  th.operation {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    width: 240px;
    padding: 6px 16px;
    background: var(--surface);
    border-inline-end: 1px solid var(--line);
  }
  thead th.operation {
    z-index: 3;
    padding-block: 8px;
  }
  th.operation :is(b, span) {
    display: block;
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
    height: 44px;
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
      width: 58%;
    }
  }
`;
