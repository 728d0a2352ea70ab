import { css } from "lit";

/** The columns of the table, and the form that adds people. */
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
    padding: 16px;
    border-block-end: 1px solid var(--line);
  }
  .add h3 {
    font-size: var(--font-base);
  }
  .one label {
    font-size: var(--font-s);
  }
  .field[aria-invalid="true"] {
    border-color: var(--danger);
  }
  .add .fields {
    display: grid;
    grid-template-columns: 1fr 1fr 1.5fr auto;
    gap: 12px;
    align-items: end;
    margin-block-start: 8px;
  }
  .result:has(.state) {
    margin-block-start: 8px;
  }
  .result :is(.state, .link) {
    font-size: var(--font-m);
  }
  .result .link {
    display: inline-flex;
    align-items: center;
    min-height: max(24px, var(--target) - 12px);
    text-decoration: none;
  }
  @container (max-width: 51.1875rem) {
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
    tbody .names > :first-child {
      padding-inline-end: 76px;
    }
    /* In a long list, all cards have the same height, with room for two lines of the address. */
    tbody .names .sub,
    table:not(.virtual) .names .cut {
      overflow-wrap: anywhere;
      white-space: normal;
    }
    table:not(.virtual) tbody tr {
      padding-block: 12px;
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
      padding: 0;
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
  @container (max-width: 30rem) {
    .head .button {
      width: 100%;
    }
  }
  @container (max-width: 26.25rem) {
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
  /* A phone with text twice as large. */
  @container (max-width: 15rem) {
    tbody tr {
      grid-template: "who who" auto "aff act" auto "sta sta" auto / minmax(0, 1fr) auto;
    }
    tbody .aff {
      position: static;
      grid-area: aff;
    }
    tbody .who .names {
      padding: 0;
    }
    .who .avatar {
      display: none;
    }
  }
`;
