import { css } from "lit";

/** Styles of the matrix table with a sticky header and first column. */
export const permissionMatrixStyles = css`
  .bar .one {
    display: grid;
    gap: 4px;
    font-size: var(--font-s);
    color: var(--muted);
  }
  .bar .one .field {
    color: var(--text);
    font-size: var(--font-base);
  }
  .bar .one.grow .field {
    width: 100%;
  }
  .bar:has(.one) {
    align-items: end;
  }
  .bar .count {
    margin-inline-start: auto;
    font-size: var(--font-s);
    line-height: var(--target);
  }
  .scroll {
    overflow: auto;
    max-height: var(--permission-matrix-height, min(70vh, 720px));
    /* What has the focus is not behind the head or the names. */
    scroll-padding-block-start: 64px;
    scroll-padding-inline-start: 280px;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--font-m);
  }
  th {
    font-weight: 550;
    text-align: start;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    min-width: 92px;
    padding: 8px 10px;
    background: var(--surface);
    border-block-end: 1px solid var(--line);
    font-size: var(--font-xs);
    color: var(--muted);
    vertical-align: bottom;
  }
  th.operation {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-width: 200px;
    max-width: 280px;
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
    font-size: var(--font-s);
  }
  .domain th {
    padding: 16px 16px 6px;
    background: var(--hover);
    border-block-end: 1px solid var(--line);
    font-size: var(--font-xs);
    color: var(--muted);
  }
  .domain th span {
    position: sticky;
    inset-inline-start: 16px;
  }
  tr.first > :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  .domain + tr.first > :is(th, td) {
    border-block-start: 0;
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
  tr:not(.domain):hover > :is(td, th) {
    background: var(--hover);
  }
  #hint span {
    color: var(--text);
  }
  @container (max-width: 640px) {
    .scroll {
      max-height: none;
    }
    .bar .one {
      flex: 1 1 100%;
    }
    .bar .one .field {
      width: 100%;
    }
    thead th.operation,
    th.operation {
      min-width: 0;
    }
  }
`;
