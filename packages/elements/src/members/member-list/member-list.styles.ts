import { css } from "lit";

/** The frame and the table of the member list; in a narrow list, each member is a card. */
export const memberListStyles = css`
  #panel {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .head p {
    min-height: 20px;
  }
  .tools .button {
    padding-inline: var(--space-3);
  }
  .foot {
    justify-content: start;
    background: var(--surface);
    z-index: 1;
  }
  .add {
    margin-block-start: -1px;
    padding-block: 14px;
  }
  .add .problem {
    flex: 1 0 100%;
  }
  .add .problem:not(:has(*)) {
    display: none;
  }
  .add.over {
    background: var(--soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .invite-bar {
    column-gap: var(--space-3);
  }
  .rows ~ .notice {
    border-block: 1px solid var(--line);
    margin-block-end: -1px;
  }
  .rows {
    display: contents;
    --rows-height: var(--member-list-rows-height, max(480px, 68vh));
  }
  table {
    --row: var(--member-list-row-height, 3.5rem);
    --columns: var(--pick,) var(--tick,) 7rem 7.375rem minmax(10rem, 1fr) 5.75rem 7.75rem 5.5rem;
  }
  .invites {
    --tick: 44px;
  }
  table:not(.invites) .tick {
    display: none;
  }
  .sort,
  td .state,
  .locked {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-height: calc(var(--target) - 8px);
    padding: 0 6px;
    margin-inline-start: -6px;
    border: 0;
    border-radius: var(--radius-s);
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
  .down .icon {
    rotate: 180deg;
  }
  td .state,
  .locked {
    max-width: 100%;
    font-size: var(--font-s);
    white-space: nowrap;
    cursor: default;
  }
  td .state.ok {
    color: var(--muted);
  }
  td .ok .icon {
    color: var(--ok);
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
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .names b > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .names a {
    color: inherit;
    text-decoration: none;
  }
  .names em {
    flex: none;
    padding: 1px 6px;
    border-radius: var(--radius);
    background: var(--soft);
    color: var(--accent);
    font-size: 0.6875rem;
    font-style: normal;
    font-weight: 550;
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
  #panel > .page {
    flex: none;
  }
  @container (max-width: 51.1875rem) {
    .tools .button {
      width: var(--target);
      padding: 0;
    }
    table {
      --row: var(--member-list-card-height, calc(5rem + 2 * var(--target)));
    }
    tbody tr:not(.blank) {
      grid-template: "who who who act" auto "inv cal tick tick" auto "role role asg asg" auto / auto 1fr auto auto;
      gap: var(--space-1) var(--space-3);
      align-content: center;
      padding-block: 8px;
    }
    .names > * {
      overflow-wrap: anywhere;
      white-space: normal;
    }
    thead tr {
      display: flex;
      gap: var(--space-4);
    }
    thead .sort .icon {
      opacity: 0.5;
    }
    .who {
      grid-area: who;
    }
    .act {
      grid-area: act;
    }
    .inv {
      grid-area: inv;
    }
    .cal {
      grid-area: cal;
    }
    .tick {
      grid-area: tick;
      justify-self: end;
    }
    .role {
      grid-area: role;
    }
    .asg {
      grid-area: asg;
      justify-self: end;
    }
    .locked {
      margin-inline-start: -15px;
    }
    tbody .labelled::before {
      content: attr(data-label);
      color: var(--muted);
      font-size: var(--font-s);
    }
    tbody select.field {
      max-width: 220px;
      border-color: var(--edge);
    }
  }
  @container (max-width: 30rem) {
    .head {
      row-gap: var(--space-1);
    }
    .head > .grow {
      display: contents;
    }
    h2 {
      flex: 1;
    }
    .head p,
    .toggle {
      flex: 1 0 100%;
      order: 1;
    }
    .add .field,
    .invite-bar .button {
      flex: 1 0 100%;
    }
    .add > .button {
      flex: 1;
    }
  }
`;
