import { css } from "lit";

/** The links of a planner user, and what is asked before their account changes. */
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
    /* The word "none" would take the list from readers in some browsers. */
    list-style-type: "";
  }
  .effects .state {
    display: flex;
    align-items: start;
    font-size: var(--font-m);
  }
  .control .line {
    flex-wrap: wrap;
  }
`;
