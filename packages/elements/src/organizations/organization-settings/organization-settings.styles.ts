import { css } from "lit";

/** The domains of an organization, side by side, each with its remove button. */
export const organizationStyles = css`
  .control {
    grid-template-columns: minmax(0, 1fr);
  }
  .line + .line {
    margin-block-start: 8px;
  }
  .domains {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .domains li {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    min-height: var(--target);
    padding-inline-start: 12px;
    border-radius: var(--radius-s);
    background: var(--soft);
    font-weight: 550;
  }
  .domains li:not(:has(button)) {
    padding-inline-end: 12px;
  }
  .domains bdi {
    min-width: 0;
  }
  .domains .icon {
    width: 16px;
    height: 16px;
  }
`;
