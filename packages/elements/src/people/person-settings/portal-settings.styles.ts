import { css } from "lit";

/** The summary of the portal settings, and their form. */
export const portalSettingsStyles = css`
  dd bdi {
    white-space: pre-line;
  }
  dd .state {
    font-size: var(--font-base);
  }
  .notes {
    padding: 6px 16px;
  }
  .contact {
    grid-template-columns: 1fr 1fr;
    gap: 12px;
    justify-items: stretch;
  }
  .one label {
    font-size: var(--font-s);
    font-weight: 400;
  }
  .field[aria-invalid="true"] {
    border-color: var(--danger);
  }
  .control > input.field.when {
    width: min(18.6em, 100%);
  }
  form > .buttons {
    padding: 10px 16px;
  }
  @container (max-width: 30rem) {
    .contact {
      grid-template-columns: 1fr;
    }
    form > .buttons .button {
      flex: 1;
    }
  }
`;
