import { css } from "lit";

/** The styles of a worker's own availability. */
export const availabilityStyles = css`
  .bar {
    padding: 8px 16px;
  }
  .bar h3 {
    min-width: 9em;
  }
  .flips:dir(rtl) .icon {
    scale: -1 1;
  }
  .month {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    user-select: none;
  }
  .month th {
    padding: 6px 4px;
    color: var(--muted);
    font-size: var(--font-s);
    font-weight: 550;
    text-align: start;
    padding-inline-start: 8px;
  }
  .day {
    height: 4.75rem;
    padding: 4px 8px;
    border: 1px solid var(--line);
    vertical-align: top;
    position: relative;
    cursor: pointer;
  }
  .day:hover {
    background: var(--hover);
  }
  .day:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .day[aria-disabled] {
    opacity: 1;
    background: var(--hover);
    cursor: default;
  }
  .day[aria-disabled] .number,
  .outside .number {
    color: var(--muted);
    font-weight: 400;
  }
  .day[aria-selected="true"] {
    background: var(--soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .number {
    display: inline-block;
    min-width: 1.75em;
    font-weight: 550;
  }
  .today .number {
    border-radius: var(--radius-round);
    background: var(--accent);
    color: var(--on-accent);
    text-align: center;
  }
  .states {
    display: grid;
    font-size: var(--font-s);
  }
  .states .state.accent {
    color: var(--accent);
  }
  .states .state {
    gap: 4px;
    overflow-wrap: anywhere;
  }
  .choice-bar {
    min-height: calc(var(--target) + 16px);
    padding: 8px 16px;
  }
  .request,
  .part {
    padding: 10px 16px;
  }
  .part {
    border-block-start: 1px solid var(--line);
  }
  .clashes ul {
    margin: 0;
    padding-inline-start: 24px;
  }
  .days > .one {
    flex: 1 1 140px;
  }
  @container (max-width: 40rem) {
    .bar {
      gap: 4px;
    }
    .bar h3 {
      flex: 1;
      min-width: 0;
      font-size: var(--font-m);
    }
    .month th {
      padding-inline: 0;
      text-align: center;
    }
    .day {
      height: 3.5rem;
      padding: 4px 1px;
      text-align: center;
    }
    .states {
      justify-items: center;
    }
    .states .state {
      font-size: 0.625rem;
      line-height: 1.2;
      display: grid;
      gap: 0;
      justify-items: center;
      overflow-wrap: normal;
      hyphens: auto;
    }
    .states .state .icon {
      width: 14px;
      height: 14px;
    }
  }
  /* A phone with large text. */
  @container (max-width: 16rem) {
    .bar h3 {
      order: -1;
      flex-basis: 100%;
    }
    .month th {
      font-size: 0.5rem;
    }
    .number {
      min-width: 1.4em;
    }
    .states .state {
      font-size: 0.375rem;
    }
  }
  @media (forced-colors: active) {
    .day[aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
