import { css } from "lit";

/** Styles of the entries and the past member list. */
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
    font-size: var(--font-s);
    font-weight: 600;
  }
  .days > li + li {
    border-block-start: 1px solid var(--line);
  }
  .entry {
    display: grid;
    grid-template: "badge what acts" auto "badge meta acts" 1fr / 32px 1fr auto;
    gap: 2px 12px;
    align-items: start;
    padding-block: 10px;
  }
  .entry .badge {
    grid-area: badge;
    width: 32px;
    height: 32px;
    margin-block-start: 2px;
  }
  .entry .badge .icon {
    width: 16px;
    height: 16px;
  }
  .what {
    grid-area: what;
    min-width: 0;
    padding-block-start: 6px;
  }
  .meta {
    grid-area: meta;
  }
  .line {
    overflow-wrap: anywhere;
  }
  .line + .line,
  dl + .line {
    margin-block-start: 6px;
  }
  .small {
    font-size: var(--font-s);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 2px 0 4px;
    font-size: var(--font-m);
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  dt {
    color: var(--muted);
  }
  .line bdi {
    font-weight: 550;
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .acts {
    grid-area: acts;
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .as-of {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font-size: var(--font-m);
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
    font-size: var(--font-s);
    font-weight: 600;
  }
  tbody th {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  td .state {
    vertical-align: middle;
  }
  tbody tr {
    border-block-start: 1px solid var(--line);
  }
  :is(#past, tbody th):focus-visible {
    outline: none;
  }
  .foot {
    display: flex;
    justify-content: center;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
  }
  th .small {
    display: block;
    font-weight: 400;
  }
  dialog .problem {
    color: var(--danger);
  }
  dialog p {
    margin-block: 8px;
    color: inherit;
  }
  dialog .muted {
    color: var(--muted);
  }
  .effects {
    display: grid;
    gap: 8px;
    margin-block: 12px;
  }
  .effects .state {
    align-items: flex-start;
    font-size: var(--font-m);
  }
  dialog .buttons {
    margin-block-start: 20px;
  }
  @container (max-width: 480px) {
    .entry {
      grid-template: "badge what what" auto "badge meta acts" auto / 32px 1fr auto;
    }
    .meta {
      align-self: center;
    }
    .as-of,
    .as-of label {
      flex-basis: 100%;
    }
    .as-of .field {
      flex: 1;
    }
    :is(th, td) {
      padding-inline: 12px;
    }
  }
`;
