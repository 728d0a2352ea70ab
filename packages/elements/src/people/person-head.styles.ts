import { css } from "lit";

/** The header of a panel about one person. */
export const personHeadStyles = css`
  .head {
    gap: 8px 14px;
  }
  .head .names {
    display: grid;
    min-width: 0;
  }
  .head h2 {
    overflow-wrap: anywhere;
  }
  .head h2:focus-visible {
    outline: none;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: center;
    font-size: var(--font-s);
    overflow-wrap: anywhere;
  }
  .pill {
    padding: 1px 8px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
    font-weight: 600;
  }
`;
