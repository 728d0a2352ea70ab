import { css } from "lit";

/** A state: an icon and a word in the colour of its severity. */
export const stateStyles = css`
  .state {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    color: var(--muted);
  }
  .state .icon {
    width: 16px;
    height: 16px;
  }
  .state.ok {
    color: var(--ok);
  }
  .state.warn {
    color: var(--warn);
  }
  .state.danger {
    color: var(--danger);
  }
`;
