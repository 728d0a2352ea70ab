import { css } from "lit";

/** The preview: a scrolling table in a dialog. */
export const importStyles = css`
  #import {
    width: min(760px, calc(100vw - 24px));
    max-height: min(720px, calc(100dvh - 24px));
  }
  .choices {
    flex-wrap: wrap;
    align-items: end;
    padding-block: 8px;
  }
  dialog .rows {
    container-type: inline-size;
    flex-grow: 1;
    min-height: 120px;
    margin-inline: -20px;
    border-block: 1px solid var(--line);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--font-m);
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--surface);
    color: var(--muted);
    font-size: var(--font-xs);
    font-weight: 550;
  }
  th,
  td {
    padding: 8px 10px;
    text-align: start;
    overflow-wrap: break-word;
  }
  :is(th, td):first-child {
    padding-inline-start: 20px;
    white-space: nowrap;
  }
  tbody tr {
    border-block-start: 1px solid var(--line);
  }
  .out > :is(td:nth-child(2), td:nth-child(3), td:nth-child(4)) {
    color: var(--muted);
  }
  .answer {
    row-gap: 0;
  }
  .answer form {
    flex: 1 0 100%;
    margin-block-start: 4px;
  }
  .answer + .state {
    margin-block-start: 4px;
  }
  /* In a narrow preview, a card for each row, with the result below the address. */
  @container (max-width: 35rem) {
    :is(table, thead, tbody) {
      display: block;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      display: grid;
      grid-template: "line name role" auto "line address address" auto "line result result" auto / auto 1fr auto;
      gap: 2px 10px;
      padding: 10px 20px;
    }
    :is(td, td:first-child) {
      padding: 0;
    }
    td:nth-child(1) {
      grid-area: line;
      min-width: 52px;
    }
    td:nth-child(2) {
      grid-area: name;
      min-width: 0;
    }
    td:nth-child(3) {
      grid-area: address;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    td:nth-child(4) {
      grid-area: role;
    }
    td:nth-child(5) {
      grid-area: result;
      min-width: 0;
    }
  }
`;
