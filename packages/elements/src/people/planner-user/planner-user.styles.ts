import { css } from "lit";

/** The effects in the account dialog, rows that wrap, and the header of the portal settings. */
export const plannerUserStyles = css`
  .effects .state {
    font-size: var(--font-m);
  }
  .group-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 4px 16px;
  }
  .group-head h3 {
    font-size: var(--font-m);
    color: var(--muted);
  }
  .control .line {
    flex-wrap: wrap;
  }
  .control p + .line {
    margin-block-start: 8px;
  }
`;
