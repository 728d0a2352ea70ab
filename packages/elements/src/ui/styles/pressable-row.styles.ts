import { css } from "lit";

/** A row that is pressed anywhere: give the row `position: relative` and its link or button the class `open`. */
export const pressableRow = css`
  .open {
    max-width: 100%;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 550;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .open::after {
    content: "";
    position: absolute;
    inset: 0;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
    border-radius: var(--radius-s);
  }
`;
