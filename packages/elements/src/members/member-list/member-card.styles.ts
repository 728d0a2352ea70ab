import { css } from "lit";

/** Where there is no room for columns: a card per member, in the same table. */
export const cardStyles = css`
  @container (max-width: 819px) {
    table {
      --row: var(--member-list-card-height, 144px);
    }
    tbody tr {
      grid-template: "who who who act" auto "inv cal tick tick" auto "role role asg asg" auto / auto 1fr auto auto;
      gap: 4px 12px;
      align-content: center;
    }
    table:not(.invites) tbody .tick {
      display: block;
    }
    thead tr {
      display: flex;
      gap: 16px;
    }
    thead .sort .icon {
      opacity: 0.5;
    }
    thead :is(.tick, .inv, .cal, .asg, .act) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
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
    }
    .role {
      grid-area: role;
    }
    .asg {
      grid-area: asg;
    }
    .locked {
      margin-inline-start: -15px;
    }
    tbody :is(.asg, .tick) {
      justify-self: end;
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
    .blank td {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
