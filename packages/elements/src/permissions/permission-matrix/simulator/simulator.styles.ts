import { css } from "lit";

/** Styles of the simulator. */
export const simulatorStyles = css`
  .panel.simulator {
    margin-block-end: 16px;
  }
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: 8px;
    padding: 12px 16px;
  }
  .person {
    display: grid;
    width: 100%;
    min-height: 44px;
    padding-block: 6px;
    background: var(--surface);
    text-align: start;
    cursor: pointer;
  }
  .person:hover {
    background: var(--hover);
  }
  .supposed .one {
    flex: 1 1 140px;
  }
  .is-supposed .field {
    border-color: var(--accent);
    background: var(--soft);
  }
  .simulated :is(th, td) {
    height: 44px;
    padding: 4px 16px;
    text-align: start;
  }
  .simulated thead th {
    position: static;
    height: auto;
    padding-block: 8px;
  }
  .simulated td {
    white-space: normal;
  }
  .simulated :is(.state, .mark) {
    vertical-align: middle;
  }
  .simulated .domain th {
    height: auto;
    padding-block: 12px 6px;
  }
  .simulated tbody tr:not(.domain) + tr > * {
    border-block-start: 1px solid var(--line);
  }
  .changed > * {
    background: color-mix(in oklab, var(--warn) 9%, var(--surface));
  }
  .answer {
    align-items: center;
    min-height: 28px;
    padding: 0 6px;
    margin-inline-start: -6px;
    border: 0;
    border-radius: var(--radius-xs);
    background: none;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: help;
  }
  .mark {
    display: inline-block;
    margin-inline-start: 8px;
    padding: 1px 8px;
    border: 1px solid currentColor;
    border-radius: var(--radius-round);
    font-size: var(--font-xs);
    font-weight: 550;
    color: var(--warn);
  }
  @container (max-width: 40rem) {
    .mark {
      margin-inline-start: 0;
    }
  }
  #chosen:focus-visible {
    outline: none;
  }
`;
