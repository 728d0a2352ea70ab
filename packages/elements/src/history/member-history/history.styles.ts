import { css } from "lit";

/** Styles of the entries and the past member list. */
export const historyStyles = css`
  .day {
    padding: 14px 16px 4px;
    font-weight: 600;
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
  :is(.line, dl) + .line {
    margin-block-start: 6px;
  }
  :is(.line, summary) bdi {
    font-weight: 550;
  }
  dl.cluster {
    gap: 2px 16px;
    margin: 2px 0 4px;
  }
  dl .cluster {
    gap: 0 8px;
  }
  .acts {
    grid-area: acts;
  }
  .as-of {
    min-width: 0;
    margin-inline-start: auto;
  }
  li + li > .fold,
  li:has(.fold) + .entry {
    border-block-start: 1px solid var(--line);
  }
  summary {
    cursor: pointer;
  }
  summary:hover {
    background: var(--hover);
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  summary .acts {
    padding: 8px;
    color: var(--muted);
  }
  .fold[open] > summary .acts {
    rotate: 180deg;
  }
  .fold > ul {
    border-block: 1px solid var(--line);
    background: var(--hover);
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
  }
  td .state {
    vertical-align: middle;
  }
  tbody tr {
    border-block-start: 1px solid var(--line);
  }
  tbody th:focus-visible {
    outline: none;
  }
  th .small {
    display: block;
    font-weight: 400;
  }
  dialog p {
    margin-block: 8px;
    color: inherit;
  }
  dialog .muted {
    color: var(--muted);
  }
  .effects {
    margin-block: 12px;
  }
  dialog .buttons {
    margin-block-start: 20px;
  }
  .button.small {
    font-size: var(--font-s);
  }
  @container (max-width: 30rem) {
    .entry {
      grid-template: "badge what what" auto "badge meta acts" auto / 32px 1fr auto;
    }
    .meta {
      align-self: center;
    }
    .bar > .field,
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
  /* A phone with text twice as large. */
  @container (max-width: 15rem) {
    .as-of .field {
      flex-basis: 100%;
      padding-inline: 6px 0;
    }
    .entry {
      grid-template: "badge what" auto "badge meta" auto "acts acts" auto / 32px minmax(0, 1fr);
    }
  }
`;
