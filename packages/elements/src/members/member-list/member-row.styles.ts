import { css } from "lit";

/** The table: a grid of fixed columns. */
export const rowStyles = css`
  #scroller {
    flex: 1 1 auto;
    min-height: 120px;
    max-height: var(--member-list-rows-height, max(480px, 68vh));
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
  table {
    --row: var(--member-list-row-height, 56px);
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--surface);
  }
  tbody {
    position: relative;
  }
  tr {
    display: grid;
    grid-template-columns: var(--tick,) 112px 118px minmax(160px, 1fr) 92px 124px 88px;
    column-gap: 12px;
    align-items: center;
    height: var(--row);
    padding-inline: 16px;
    border-block-end: 1px solid var(--line);
  }
  .invites {
    --tick: 28px;
  }
  table:not(.invites) .tick {
    display: none;
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
  thead tr {
    height: 38px;
    color: var(--muted);
    font-size: 12px;
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
  .sort,
  .state,
  .locked {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-height: 28px;
    padding: 0 6px;
    margin-inline-start: -6px;
    border: 0;
    border-radius: 6px;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }
  .sorted {
    color: var(--text);
  }
  .sort .icon {
    width: 14px;
    height: 14px;
    opacity: 0;
  }
  .sort.sorted .icon {
    opacity: 1;
  }
  .sort.down .icon {
    rotate: 180deg;
  }
  .state,
  .locked {
    max-width: 100%;
    min-height: max(28px, var(--target) - 8px);
    color: var(--muted);
    font-size: 12.5px;
    white-space: nowrap;
    cursor: default;
  }
  .state .icon {
    width: 16px;
    height: 16px;
  }
  .state.ok .icon {
    color: var(--ok);
  }
  .state.warn {
    color: var(--warn);
  }
  .state.danger {
    color: var(--danger);
  }
  .locked {
    padding-inline: 15px 6px;
    margin-inline-start: 0;
    color: var(--text);
    font-size: inherit;
    cursor: help;
  }
  .locked .icon {
    width: 13px;
    height: 13px;
    color: var(--muted);
  }
  th.who {
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
    border-radius: 50%;
    background: var(--soft);
    color: var(--accent);
    font-size: 12px;
    font-weight: 650;
  }
  .names {
    min-width: 0;
  }
  .names > * {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .names b {
    font-weight: 550;
  }
  .sub {
    color: var(--muted);
    font-size: 12.5px;
  }
  .names em {
    padding: 1px 6px;
    border-radius: 10px;
    background: var(--soft);
    color: var(--accent);
    font-size: 11px;
    font-style: normal;
    font-weight: 550;
  }
  td:is(.asg, .tick) {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  tbody select.field {
    width: 100%;
    border-color: transparent;
    background: transparent;
    text-overflow: ellipsis;
  }
  .act {
    justify-self: end;
    white-space: nowrap;
  }
  .act .icon-button {
    color: var(--muted);
  }
  .blank td {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: 90px 90px 1fr 90px;
    gap: 34px;
    align-items: center;
  }
  .blank i {
    width: auto;
    max-width: 260px;
  }
  table[aria-busy="true"] tbody {
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
