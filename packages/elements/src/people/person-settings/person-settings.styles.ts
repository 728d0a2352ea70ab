import { css } from "lit";

/** The summary of the person settings, and their form. */
export const personSettingsStyles = css`
  dl {
    margin: 0;
  }
  dt {
    font-weight: 550;
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd bdi {
    white-space: pre-line;
  }
  dd .state {
    font-size: var(--font-base);
  }
  .notes {
    display: grid;
    gap: 6px;
    padding: 6px 16px;
  }
  .notes:not(:has(*)) {
    display: none;
  }
  .notes .state {
    display: flex;
    align-items: start;
  }
  .notes .link {
    min-height: 24px;
  }
  .contact {
    grid-template-columns: 1fr 1fr;
    gap: 12px;
    justify-items: stretch;
  }
  .one {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .one label {
    font-size: var(--font-s);
  }
  .one .field {
    width: 100%;
  }
  .control > input.field.when {
    width: min(18.6em, 100%);
  }
  .field[aria-invalid="true"] {
    border-color: var(--danger);
  }
  form > .buttons {
    padding: 10px 16px;
  }
  @container (max-width: 480px) {
    .contact {
      grid-template-columns: 1fr;
    }
    form > .buttons .button {
      flex: 1;
    }
  }
`;
