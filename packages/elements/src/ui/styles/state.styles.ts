import { css } from "lit";

/** A state: an icon and a word in the color of its severity. */
export const stateStyles = css`
  .state {
    display: inline-flex;
    gap: 6px;
    align-items: start;
    color: var(--muted);
  }
  /* As high as one line, so that the icon stays on the first. */
  .state .icon {
    width: 16px;
    height: 1lh;
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
