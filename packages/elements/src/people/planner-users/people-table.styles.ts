import { css } from "lit";

/** The table of people: a grid of fixed columns; where there is no room, two lines a person. */
export const peopleStyles = css`
  #scroller {
    min-height: 120px;
    max-height: var(--planner-users-rows-height, max(480px, 68vh));
    overflow: auto;
    scroll-padding-block: 40px 0;
  }
  table,
  thead,
  tbody {
    display: block;
    width: 100%;
  }
  table {
    /* A row grows with its text. */
    --row: var(--planner-users-row-height, 4em);
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
    grid-template-columns: minmax(180px, 1fr) 104px 148px 184px;
    column-gap: 16px;
    align-items: center;
    position: relative;
    height: var(--row);
    padding-inline: 16px;
    border-block-end: 1px solid var(--line);
  }
  tbody tr:last-child:not(.virtual tr) {
    border-block-end: 0;
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
  tbody th {
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
  .names > .sub,
  .names bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sub {
    color: var(--muted);
    font-size: var(--font-s);
  }
  .open {
    max-width: 100%;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 550;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  /* All of a row is pressed. */
  .open::after {
    content: "";
    position: absolute;
    inset: 0;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
    border-radius: var(--radius-s);
  }
  td.aff {
    color: var(--muted);
    font-size: var(--font-s);
  }
  td.sta {
    display: grid;
  }
  .act {
    justify-self: end;
  }
  tbody .act .button {
    position: relative;
    z-index: 1;
    font-size: var(--font-m);
  }
  .act .icon {
    width: 16px;
    height: 16px;
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
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
  @container (max-width: 819px) {
    table {
      --row: var(--planner-users-card-height, calc(104em / 14));
    }
    tbody tr {
      grid-template: "who who" auto "sta act" auto / minmax(0, 1fr) auto;
      gap: 8px 12px;
      align-content: center;
    }
    tbody .who {
      grid-area: who;
    }
    tbody .aff {
      position: absolute;
      inset-block-start: 15px;
      inset-inline-end: 16px;
    }
    tbody .who .names {
      padding-inline-end: 76px;
    }
    tbody .sta {
      grid-area: sta;
      padding-inline-start: 44px;
    }
    tbody .act {
      grid-area: act;
      min-height: max(30px, var(--target) - 6px);
    }
    thead tr {
      display: block;
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .blank td {
      grid-template-columns: 1fr 1fr;
    }
    .sta .state {
      white-space: nowrap;
    }
  }
  @container (max-width: 420px) {
    tbody .sta {
      padding-inline-start: 0;
    }
    tbody .act .icon {
      display: none;
    }
  }
`;
