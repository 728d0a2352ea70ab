import { css } from "lit";

/** The table: a grid of fixed columns. */
export const rowStyles = css`
  .rows {
    display: contents;
    --rows-height: var(--member-list-rows-height, max(480px, 68vh));
  }
  table {
    --row: var(--member-list-row-height, 56px);
  }
  tr {
    grid-template-columns: var(--tick,) 112px 118px minmax(160px, 1fr) 92px 124px 88px;
    column-gap: 12px;
  }
  .invites {
    --tick: 28px;
  }
  table:not(.invites) .tick {
    display: none;
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
    border-radius: var(--radius-xs);
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
    font-size: var(--font-s);
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
  .names b {
    font-weight: 550;
  }
  .names em {
    padding: 1px 6px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
    font-size: var(--font-xs);
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
  .act .icon-button {
    color: var(--muted);
  }
  .blank td {
    grid-template-columns: 90px 90px 1fr 90px;
    gap: 34px;
  }
`;
