import { css } from "lit";

/** Notification settings: channels, the table of events, and the record. */
export const myNotificationsStyles = css`
  .kinds {
    width: 100%;
    border-collapse: collapse;
  }
  .kinds :is(th, td) {
    height: var(--target);
    padding: 0;
    font-weight: inherit;
    text-align: start;
  }
  .kinds :is(td, thead th + th) {
    width: 72px;
    text-align: center;
  }
  .kinds thead th {
    color: var(--muted);
    font-size: var(--font-s);
    font-weight: 550;
  }
  .kinds tr > :first-child {
    padding-inline-start: var(--space-4);
  }
  .kinds tr > :last-child {
    padding-inline-end: var(--space-2);
  }
  .kinds tbody tr + tr > * {
    border-block-start: 1px solid var(--line);
  }
  .kinds [scope="row"] {
    padding-block: 6px;
  }
  .kinds [scope="rowgroup"] {
    padding-block-start: var(--space-3);
    font-size: var(--font-s);
    font-weight: 550;
  }
  .cell {
    display: grid;
    place-items: center;
    min-height: max(40px, var(--target));
    cursor: pointer;
  }
  .kinds-state,
  .none {
    padding-inline: var(--space-4);
  }
  .none {
    padding-block: var(--space-2);
  }
  .choices {
    gap: 0 var(--space-5);
  }
  .choices .toggle:has(:disabled) {
    color: var(--muted);
    cursor: not-allowed;
  }
  .line.short {
    width: auto;
    min-width: 72px;
  }
  .control > .cluster > label.cluster {
    flex-wrap: nowrap;
  }
  .control > .stack {
    width: 100%;
  }
  .record > li {
    padding: 10px var(--space-4);
  }
  .devices > li {
    padding-block: 6px;
  }
  .outcome:empty,
  .problem:empty {
    display: none;
  }
  @container (max-width: 30rem) {
    .kinds :is(td, thead th + th) {
      width: 60px;
    }
    .record > li {
      flex-wrap: wrap;
      gap: 4px;
    }
    .record > li > .grow {
      flex-basis: 100%;
    }
  }
  /* A phone with text twice as large. */
  @container (max-width: 15rem) {
    .kinds :is(thead, tbody) {
      display: block;
    }
    .kinds tr {
      display: flex;
      flex-wrap: wrap;
      padding-inline: 16px;
    }
    .kinds tbody tr > :is(th, td),
    .kinds thead th {
      flex: 1;
      padding-inline: 0;
      border: 0;
    }
    .kinds :is(thead, tbody) th:first-child {
      flex-basis: 100%;
      height: auto;
    }
    .kinds thead th {
      font-size: var(--font-xs);
      letter-spacing: -0.03em;
    }
    .kinds tbody tr {
      border-block-start: 1px solid var(--line);
    }
  }
`;
