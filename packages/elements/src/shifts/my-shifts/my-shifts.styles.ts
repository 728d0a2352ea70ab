import { css } from "lit";

/** The styles of a worker's own shifts. */
export const myShiftsStyles = css`
  h3:not(dialog *) {
    padding: 14px 16px 6px;
  }
  .offers {
    background: var(--soft);
    border-block-end: 1px solid var(--line);
  }
  .offer {
    padding: 12px 16px;
  }
  .offer .cluster .state,
  .offer .wrap .state {
    margin-block-start: 2px;
  }
  .answers {
    flex: none;
  }
  .day h4 {
    margin: 0;
    padding: 10px 16px 4px;
    color: var(--muted);
    font-size: var(--font-s);
    font-weight: 600;
  }
  summary {
    min-height: 44px;
    padding: 8px 16px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--hover);
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
  }
  summary > .icon {
    flex: none;
    color: var(--muted);
  }
  [open] > summary > .icon {
    rotate: 180deg;
  }
  summary .state {
    flex: none;
  }
  summary .small > bdi + bdi {
    white-space: nowrap;
  }
  .hand-over {
    display: grid;
    gap: 4px;
    margin: 4px 16px 8px;
  }
  .facts {
    padding: 0 16px 10px;
  }
  .acts {
    padding: 0 16px 12px;
  }
  .notes {
    white-space: pre-wrap;
  }
  @container (max-width: 40rem) {
    .offer > .answers {
      flex: 1 1 100%;
    }
    .answers > .button {
      flex: 1;
    }
  }
`;
