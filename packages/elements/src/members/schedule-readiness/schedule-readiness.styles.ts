import { css } from "lit";

/** A meter, and a row for each member with the states of account and calendar. */
export const readinessStyles = css`
  .head {
    row-gap: 10px;
  }
  .measure {
    display: grid;
    grid-template-columns: minmax(120px, 1fr) auto;
    gap: 6px 14px;
    align-items: center;
    flex: 1 0 100%;
  }
  .measure .state {
    grid-column: 1 / -1;
  }
  .count {
    font-weight: 600;
  }
  meter {
    width: 100%;
    height: 10px;
    border: 0;
    border-radius: var(--radius-xs);
    background: color-mix(in oklab, var(--text) 12%, var(--surface));
  }
  meter::-webkit-meter-inner-element {
    display: block;
    height: 10px;
  }
  meter::-webkit-meter-bar {
    height: 10px;
    border: 0;
    border-radius: var(--radius-xs);
    background: color-mix(in oklab, var(--text) 12%, var(--surface));
  }
  meter::-webkit-meter-optimum-value {
    border-radius: var(--radius-xs);
    background: var(--accent);
  }
  meter.all::-webkit-meter-optimum-value {
    background: var(--ok);
  }
  meter::-moz-meter-bar {
    border-radius: var(--radius-xs);
    background: var(--accent);
  }
  meter.all::-moz-meter-bar {
    background: var(--ok);
  }
  ul {
    margin: 0;
    padding: 0;
    /* With "none", some browsers no longer expose the list to screen readers. */
    list-style-type: "";
  }
  ul[aria-busy="true"] {
    opacity: 0.6;
  }
  li.row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 148px 148px;
    gap: 4px 16px;
    min-height: 56px;
    padding-block: 8px;
  }
  .who {
    display: grid;
    min-width: 0;
  }
  .who > * {
    overflow-wrap: anywhere;
  }
  .who b {
    font-weight: 550;
  }
  .who .muted {
    font-size: var(--font-s);
  }
  .tick {
    display: grid;
    gap: 1px;
  }
  .label {
    color: var(--muted);
    font-size: var(--font-xs);
  }
  .state.ok {
    color: var(--text);
  }
  .state.ok .icon {
    color: var(--ok);
  }
  .nudge {
    display: grid;
    gap: 12px;
    padding: 14px 16px;
    border-block-end: 1px solid var(--line);
    background: var(--soft);
  }
  .nudge .report {
    display: grid;
    gap: 8px;
  }
  .nudge .state {
    align-items: start;
    font-size: var(--font-m);
  }
  .nudge .more {
    display: block;
    font-size: var(--font-s);
  }
  .nudge progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  .refused {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: var(--font-m);
  }
  .refused li {
    overflow-wrap: anywhere;
  }
  .refused bdi {
    display: block;
  }
  .foot {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
  }
  @media (forced-colors: active) {
    meter {
      border: 1px solid CanvasText;
    }
  }
  @container (max-width: 560px) {
    li.row {
      grid-template-columns: 1fr 1fr;
      row-gap: 6px;
      padding-block: 12px;
    }
    .who {
      grid-column: 1 / -1;
    }
    .head > :is(select, .button) {
      flex: 1 0 100%;
    }
  }
`;
