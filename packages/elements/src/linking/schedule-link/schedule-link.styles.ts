import { css } from "lit";

/** The styles of the link of a schedule. */
export const scheduleLinkStyles = css`
  .setup {
    max-width: 44rem;
  }
  h3.state {
    font-size: var(--font-m);
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    justify-content: end;
  }
  .schedules {
    display: grid;
    max-height: 320px;
    overflow: auto;
  }
  .schedule {
    padding-inline: 2px;
  }
  .file {
    height: auto;
    padding-block: 6px;
  }
  .names,
  .inset {
    padding-inline-start: 22px;
  }
  .names {
    font-size: var(--font-m);
  }
  .names bdi {
    margin-inline-end: 4px;
  }
  .held {
    border-block-end: 1px solid var(--line);
    background: color-mix(in oklab, var(--warn) 6%, var(--surface));
  }
  .removals {
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .removals > li {
    padding: 8px 12px;
  }
  .changed {
    max-height: 40vh;
    overflow: auto;
  }
  dd .state {
    font-size: var(--font-base);
  }
  .fold {
    padding: 12px 16px;
    border-block-start: 1px solid var(--line);
  }
  .fold summary {
    min-height: 24px;
    cursor: pointer;
  }
  .fold > :not(summary) {
    margin-block-start: 8px;
  }
  .measure,
  .held p {
    max-width: 70ch;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px 16px;
  }
  .pair > * {
    align-content: start;
  }
  .match {
    padding-block: 12px;
  }
  .on-call {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 4fr);
    gap: 2px 16px;
    padding-block: 8px;
    font-size: var(--font-m);
  }
  .address {
    flex: 1 1 160px;
    font-size: var(--font-s);
  }
  .percent {
    max-width: 8rem;
  }
  .run {
    display: grid;
    grid-template-columns: 12rem 11rem minmax(0, 1fr);
    gap: 4px 12px;
    align-items: start;
    padding-block: 8px;
    font-size: var(--font-m);
  }
  .run > * {
    font-size: inherit;
  }
  @container (max-width: 40rem) {
    .run {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .pair,
    .on-call {
      grid-template-columns: minmax(0, 1fr);
    }
    .run > :last-child {
      grid-column: 1 / -1;
    }
    .actions .button,
    .setup > .buttons .button {
      flex: 1;
    }
  }
`;
