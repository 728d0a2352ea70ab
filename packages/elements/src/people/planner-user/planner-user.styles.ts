import { css } from "lit";

/** The effects in the account dialog, and rows that wrap. */
export const plannerUserStyles = css`
  .effects .state {
    font-size: var(--font-m);
  }
  .control .line {
    flex-wrap: wrap;
  }
`;
