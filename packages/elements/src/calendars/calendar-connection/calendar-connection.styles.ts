import { css } from "lit";

/** The styles of the caller's calendar. */
export const calendarStyles = css`
  .body {
    display: grid;
    gap: 16px;
    padding: 16px;
  }
  .status {
    display: grid;
    gap: 4px;
  }
  .status:focus-visible,
  h3[tabindex]:focus-visible {
    outline: none;
  }
  .status .state {
    font-size: var(--font-base);
  }
  .status .icon {
    width: 18px;
    height: 18px;
  }
  .explained {
    display: grid;
    gap: 4px;
    padding-inline-start: 24px;
    overflow-wrap: anywhere;
  }
  .promise {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  form {
    display: grid;
    gap: 6px;
  }
  form > label {
    font-weight: 550;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .line .field {
    flex: 1 1 220px;
  }
  .compact :is(.button, .field) {
    height: 44px;
  }
  .problem .state,
  .checking .state {
    align-items: start;
  }
  :is(.problem, .checking):not(:has(*)) {
    display: none;
  }
  .small {
    font-size: var(--font-s);
  }
  summary {
    display: list-item;
    width: fit-content;
    padding-block: calc((var(--target) - 20px) / 2);
    color: var(--accent);
    font-weight: 550;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-xs);
  }
  dl {
    display: grid;
    gap: 12px;
    margin: 4px 0 0;
    font-size: var(--font-m);
  }
  dt {
    font-weight: 550;
  }
  dd {
    margin: 2px 0 0;
    color: var(--muted);
  }
  .next {
    display: grid;
    gap: 6px;
  }
  .next h3 {
    font-size: var(--font-m);
    color: var(--muted);
  }
  ul {
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    justify-content: space-between;
    padding: 9px 12px;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li time {
    font-weight: 550;
  }
  .next .small {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: space-between;
  }
  .link {
    min-height: max(24px, var(--target) - 8px);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }
  .button.danger-line {
    color: var(--danger);
    border-color: color-mix(in oklab, var(--danger) 45%, var(--surface));
  }
  @container (max-width: 420px) {
    .line .button,
    .acts .button {
      flex: 1 1 100%;
    }
  }
`;
