import { css } from "lit";

/** The columns of the table, the form that adds people, and the directory. */
export const plannerUsersStyles = css`
  #scroller {
    --rows-height: var(--planner-users-rows-height, max(480px, 68vh));
  }
  table {
    /* A row grows with its text. */
    --row: var(--planner-users-row-height, 4em);
    --columns: minmax(180px, 1fr) 104px 148px 184px;
  }
  tr {
    column-gap: var(--space-4);
  }
  tbody tr:last-child:not(.virtual tr) {
    border-block-end: 0;
  }
  .open bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td.aff {
    color: var(--muted);
    font-size: var(--font-s);
  }
  td.sta {
    display: grid;
  }
  tbody .act .button {
    z-index: 1;
    font-size: var(--font-m);
  }
  .act .icon {
    width: 16px;
    height: 16px;
  }
  .add {
    display: grid;
    gap: 4px;
    padding: 14px 16px 16px;
    border-block-end: 1px solid var(--line);
  }
  .add h3 {
    font-size: var(--font-base);
  }
  .add > p,
  .one label {
    font-size: var(--font-s);
  }
  .add .fields {
    display: grid;
    grid-template-columns: 1fr 1fr 1.5fr auto;
    gap: 12px;
    align-items: end;
    margin-block-start: 8px;
  }
  .one {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .one label {
    font-weight: 550;
  }
  .one .field {
    width: 100%;
  }
  .field[aria-invalid="true"] {
    border-color: var(--danger);
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    align-items: center;
  }
  .result:has(.state) {
    margin-block-start: 10px;
  }
  .result .state {
    align-items: start;
    font-size: var(--font-m);
  }
  .result .link {
    display: inline-flex;
    align-items: center;
    min-height: max(24px, var(--target) - 12px);
    font-size: var(--font-m);
    text-decoration: none;
  }
  #directory {
    width: min(520px, calc(100vw - 32px));
  }
  #directory > p.hint {
    margin-block: 14px;
  }
  .found {
    display: grid;
    max-height: min(360px, 50vh);
    margin: 10px 0;
    padding: 0;
    overflow: auto;
    /* With "none", some screen readers no longer announce a list. */
    list-style-type: "";
  }
  .found li {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 52px;
    padding-block: 6px;
    padding-inline: 2px;
  }
  .found li + li {
    border-block-start: 1px solid var(--line);
  }
  .found .names {
    flex: 1;
  }
  #directory .result,
  #directory .problem {
    margin-block: 0 12px;
  }
  #directory .result:not(:has(*)) {
    display: none;
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
    .sta .state {
      white-space: nowrap;
    }
    .add .fields {
      grid-template-columns: 1fr 1fr;
    }
    .add .one:has(#email),
    .add .fields .button {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 480px) {
    .head .button {
      width: 100%;
    }
    .found li:has(.state) {
      flex-wrap: wrap;
      gap: 2px 12px;
    }
    .found li:has(.state) .names {
      flex: 1 0 60%;
    }
    .found .state {
      padding-inline-start: 44px;
    }
  }
  @container (max-width: 420px) {
    .add .fields {
      grid-template-columns: 1fr;
    }
    tbody .sta {
      padding-inline-start: 0;
    }
    tbody .act .icon {
      display: none;
    }
  }
`;
