import { css } from "lit";

/** A description that is shown while the pointer or the focus is on something. Needs the styles of `overlays.styles.ts`. */
export const hintStyles = css`
  #hint {
    max-width: min(260px, calc(100vw - 12px));
    padding: 6px 10px;
    border-radius: var(--radius-s);
    pointer-events: none;
  }
`;
