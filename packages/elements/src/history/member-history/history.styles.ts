import { css } from "lit";

/** Changes by day, and the list as it was. */
export const historyStyles = css`
  ul {
    margin: 0;
    padding: 0;
    /* The word "none" would take the list from readers in some browsers. */
    list-style-type: "";
  }
  .day {
    padding: 14px 16px 4px;
    color: var(--muted);
    font-size: 12.5px;
    font-weight: 600;
  }
  .days > li + li {
    border-block-start: 1px solid var(--line);
  }
  .entry {
    flex-wrap: nowrap;
    align-items: flex-start;
    padding-block: 10px;
  }
  .entry .badge {
    flex: none;
    width: 32px;
    height: 32px;
    margin-block-start: 2px;
  }
  .entry .badge .icon {
    width: 16px;
    height: 16px;
  }
  .line {
    overflow-wrap: anywhere;
  }
  .line + .line,
  dl + .line {
    margin-block-start: 6px;
  }
  .small {
    font-size: 12.5px;
  }
  dl {
    display: grid;
    gap: 2px;
    margin: 2px 0 4px;
    font-size: 13px;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex: none;
    gap: 4px;
    align-items: center;
  }
  .as-of {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font-size: 13px;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  :is(th, td) {
    padding: 10px 16px;
    text-align: start;
    font-weight: 400;
  }
  thead th {
    color: var(--muted);
    font-size: 12.5px;
    font-weight: 600;
  }
  tbody th {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  tbody tr {
    border-block-start: 1px solid var(--line);
  }
  #past:focus-visible {
    outline: none;
  }
  .foot {
    display: flex;
    justify-content: center;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
  }
  dialog .problem {
    color: var(--danger);
  }
  dialog p {
    margin-block: 8px;
  }
  dialog .buttons {
    margin-block-start: 16px;
  }
  @container (max-width: 480px) {
    .entry {
      flex-wrap: wrap;
    }
    .entry .grow {
      flex-basis: calc(100% - 60px);
    }
    .acts {
      width: 100%;
      justify-content: flex-end;
    }
    :is(th, td) {
      padding-inline: 12px;
    }
  }
`;
