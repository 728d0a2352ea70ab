import { css } from "lit";

/** The domains of an organization, side by side, each with its remove button. */
export const organizationStyles = css`
  .control {
    grid-template-columns: minmax(0, 1fr);
  }
  .line + .line {
    margin-block-start: 8px;
  }
  .domains li {
    min-height: var(--target);
    padding-inline-start: 12px;
    border-radius: var(--radius-s);
  }
  .domains li:not(:has(button)) {
    padding-inline-end: 12px;
  }
  .domains .icon {
    width: 16px;
    height: 16px;
  }
`;
