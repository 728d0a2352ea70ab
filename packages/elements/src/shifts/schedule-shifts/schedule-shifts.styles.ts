import { css } from "lit";

/** The days and rows of shifts: in columns if there is room, otherwise stacked. */
export const scheduleShiftsStyles = css`
  .day + .day {
    border-block-start: 1px solid var(--line);
  }
  .foot:not(:last-child) {
    border-block: 0 solid var(--line);
    border-block-end-width: 1px;
  }
  .day > h3 {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 14px 16px 6px;
  }
  .day > h3 span {
    font-weight: 400;
  }
  .day > h3 span::first-letter {
    text-transform: uppercase;
  }
  .shift {
    display: grid;
    grid-template-columns: 168px minmax(0, 1fr) minmax(0, 220px) 132px auto;
    gap: 4px 16px;
    align-items: center;
    min-height: 52px;
    padding: 7px 16px;
  }
  .shift:hover,
  #pick [role="option"]:hover {
    background: var(--hover);
  }
  .when {
    column-gap: 8px;
    row-gap: 0;
    align-items: baseline;
  }
  .times {
    white-space: nowrap;
  }
  .kind {
    display: grid;
  }
  .kind .small {
    font-weight: 400;
  }
  .shift.cancelled :is(.times, .kind > bdi) {
    color: var(--muted);
    text-decoration: line-through;
  }
  .pick {
    width: 100%;
    justify-content: space-between;
    padding-inline: 12px 8px;
    border-color: var(--edge);
    font-weight: 400;
  }
  .pick .icon {
    width: 16px;
    height: 16px;
    color: var(--muted);
  }
  .who .icon-button {
    margin-block: -4px;
  }
  :is(.flagged, .failed) {
    gap: 0 10px;
  }
  .flagged .link {
    font-size: var(--font-s);
  }
  .status > .field {
    width: 100%;
    height: max(30px, var(--target) - 6px);
  }
  .failed {
    grid-column: 1 / -1;
    padding-block-end: 4px;
  }
  #pick {
    width: min(300px, calc(100vw - 12px));
    padding: 8px;
  }
  /* Six whole rows: a row that is cut off looks broken. */
  #pick-people {
    max-height: calc(6 * var(--option));
    overflow-y: auto;
    scroll-snap-type: y mandatory;
    --option: 46px;
  }
  #pick [role="option"] {
    height: var(--option);
    padding: 0 10px;
    scroll-snap-align: start;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  #pick [role="option"].active {
    background: var(--soft);
  }
  #pick [role="option"] .grow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
    color: var(--text);
  }
  #pick [role="option"] bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
  @container (max-width: 45rem) {
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
  /* A phone with large text. */
  @container (max-width: 16rem) {
    .shift {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .when {
      grid-area: 1 / 1 / auto / -1;
    }
    .status,
    .status:not(:has(select)) {
      grid-area: 2 / 1;
      justify-self: stretch;
    }
    .edit {
      grid-area: 2 / 2;
    }
    .kind {
      grid-row: 3;
    }
    .who {
      grid-row: 4;
    }
  }
`;
