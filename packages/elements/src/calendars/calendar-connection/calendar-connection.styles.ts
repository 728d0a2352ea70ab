import { css } from "lit";

/** The styles of the caller's calendar. */
export const calendarStyles = css`
  .status:focus-visible {
    outline: none;
  }
  .status .state {
    font-size: var(--font-base);
  }
  .status .icon {
    width: 18px;
  }
  .explained {
    padding-inline-start: 24px;
  }
  .line .field {
    flex: 1 1 220px;
  }
  .compact :is(.button, .field) {
    height: 44px;
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
    margin-block-start: 4px;
  }
  .next h3 {
    font-size: var(--font-m);
  }
  .next .note {
    padding: 0;
  }
  li.cluster {
    gap: 2px 16px;
    padding: 9px 12px;
  }
  .link {
    min-height: max(24px, var(--target) - 8px);
  }
  @container (max-width: 26.25rem) {
    .cluster > .button {
      flex: 1 1 100%;
    }
  }
`;
