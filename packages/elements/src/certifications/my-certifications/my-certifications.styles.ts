import { css } from "lit";

/** The styles of a worker's own certifications. */
export const myCertificationsStyles = css`
  .certification {
    padding: 14px 16px;
  }
  .certification > .cluster:first-child > .state {
    flex: none;
  }
  .document {
    min-height: max(24px, var(--target) - 12px);
    color: inherit;
  }
  summary {
    min-height: max(24px, var(--target) - 8px);
    padding-block: 6px;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .dates > .one {
    flex: 1 1 160px;
  }
`;
