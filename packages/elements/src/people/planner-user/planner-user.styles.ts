import { css } from "lit";

/** Links, and the effects in the account dialog. */
export const plannerUserStyles = css`
  a.button {
    color: inherit;
    text-decoration: none;
  }
  .effects {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    /* With "none", some screen readers no longer announce a list. */
    list-style-type: "";
  }
  .effects .state {
    display: flex;
    font-size: var(--font-m);
  }
  .control .line {
    flex-wrap: wrap;
  }
`;
