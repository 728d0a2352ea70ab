import { css } from "lit";

/** Toasts. `Toast` adds them to its element. */
export const toastStyles = css`
  #toast {
    inset: auto 0 var(--space-4);
    grid-auto-flow: column;
    align-items: center;
    max-width: min(480px, calc(100vw - 2 * var(--space-4)));
    margin-inline: auto;
    padding-block: var(--space-1);
  }
  #toast .icon {
    color: var(--ok);
  }
  #toast .icon-button .icon {
    color: var(--muted);
  }
  #toast .link {
    justify-self: end;
    min-height: var(--target);
    padding-inline: var(--space-2);
  }
`;
