import { css } from "lit";

/** The form of a shift. Needs `formStyles`. */
export const shiftFormStyles = css`
  dialog .span {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px;
  }
  dialog .span > :first-child {
    grid-column: 1 / -1;
  }
  dialog .summary {
    padding: 10px 12px;
    border-radius: var(--radius-s);
    color: var(--text);
  }
  dialog .summary .strong {
    color: inherit;
  }
  dialog details > .one,
  dialog details > #form-needs-text {
    margin-block-start: 12px;
  }
  dialog details > #form-needs-text {
    display: block;
    margin-block-start: 6px;
  }
  dialog .weekdays {
    grid-column: 1 / -1;
  }
  dialog .weekdays .choice {
    padding-inline-end: 8px;
  }
  dialog #repeat-interval {
    width: 5rem;
  }
  dialog .danger-line {
    margin-inline-end: auto;
  }
`;
