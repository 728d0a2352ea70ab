import { css } from "lit";

/** The days and rows of shifts: in columns if there is room, otherwise stacked. */
export const scheduleShiftsStyles = css`
  .fine {
    font-size: var(--font-s);
  }
  .read-only {
    display: inline-flex;
    gap: 4px;
    align-items: center;
  }
  .day + .day {
    border-block-start: 1px solid var(--line);
  }
  .day > h3 {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 14px 16px 6px;
    font-size: var(--font-m);
  }
  .day > h3 span {
    font-weight: 400;
  }
  .day > h3 span::first-letter {
    text-transform: uppercase;
  }
  .day ul {
    margin: 0;
    padding: 0;
    /* The word "none" would take the list from readers in some browsers. */
    list-style-type: "";
  }
  .shift {
    display: grid;
    grid-template-columns: 168px minmax(0, 1fr) minmax(0, 220px) 132px auto;
    gap: 4px 16px;
    align-items: center;
    min-height: 52px;
    padding: 7px 16px;
  }
  .shift:hover {
    background: var(--hover);
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
  }
  .times {
    white-space: nowrap;
  }
  .kind {
    display: grid;
    font-weight: 550;
  }
  .kind .fine {
    font-weight: 400;
  }
  .shift.cancelled :is(.times, .kind > bdi) {
    color: var(--muted);
    text-decoration: line-through;
  }
  .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    min-width: 0;
  }
  .pick {
    width: 100%;
    justify-content: space-between;
    padding-inline: 12px 8px;
    border-color: var(--edge);
    font-weight: 400;
  }
  .pick bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .pick .icon {
    width: 16px;
    height: 16px;
    color: var(--muted);
  }
  .flagged {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    align-items: center;
  }
  .flagged .link {
    font-size: var(--font-s);
  }
  .status > .field {
    width: 100%;
    height: max(30px, var(--target) - 6px);
  }
  .failed {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 2px 12px;
    align-items: center;
    padding-block-end: 4px;
  }
  .turn {
    display: grid;
    justify-items: center;
    padding: 10px 16px;
  }
  .turn:not(:last-child) {
    border-block-end: 1px solid var(--line);
  }
  .day + .turn {
    border-block-start: 1px solid var(--line);
  }
  #pick {
    width: min(300px, calc(100vw - 12px));
    padding: 8px;
  }
  #pick .field {
    width: 100%;
  }
  #pick-people {
    max-height: 264px;
    overflow-y: auto;
  }
  #pick [role="option"] {
    display: flex;
    width: 100%;
    gap: 8px;
    align-items: center;
    min-height: 36px;
    padding: 4px 10px;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  #pick [role="option"]:hover {
    background: var(--hover);
  }
  #pick [role="option"].active {
    background: var(--soft);
  }
  #pick [role="option"] .grow {
    display: grid;
    color: var(--text);
  }
  #pick [role="option"] .icon {
    color: var(--accent);
  }
  #pick p {
    padding-inline: 10px;
  }
  #pick p:empty {
    display: none;
  }
  dialog .span {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px;
  }
  dialog .span > :first-child {
    grid-column: 1 / -1;
  }
  dialog .summary {
    margin: 0;
    padding: 10px 12px;
    border-radius: var(--radius-s);
    background: var(--soft);
    color: var(--text);
    font-size: var(--font-m);
  }
  dialog .problem {
    margin: 0;
  }
  dialog .problem:not(:has(*)) {
    display: none;
  }
  dialog .state {
    margin: 0;
  }
  dialog .buttons > .danger-line {
    margin-inline-end: auto;
  }
  @container (max-width: 720px) {
    .shift {
      grid-template-columns: minmax(0, 1fr) 124px auto;
      gap: 6px 10px;
      padding-block: 10px;
    }
    .when {
      grid-area: 1 / 1;
    }
    .status {
      grid-area: 1 / 2;
    }
    .status:not(:has(select)) {
      grid-column: 2 / -1;
      justify-self: end;
    }
    .edit {
      grid-area: 1 / 3;
    }
    .kind {
      grid-area: 2 / 1 / auto / -1;
    }
    .who {
      grid-area: 3 / 1 / auto / -1;
    }
    .shift + .shift {
      border-block-start: 1px solid var(--line);
    }
  }
`;
