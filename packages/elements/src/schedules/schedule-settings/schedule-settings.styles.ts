import { css } from "lit";

/** The styles of the schedule settings. */
export const scheduleSettingsStyles = css`
  .owner {
    gap: 16px;
  }
  #gone:focus {
    outline: none;
  }
  .control > .plain {
    padding-block-start: 7px;
    font-size: inherit;
    white-space: pre-line;
  }
  .under {
    margin-block-start: 6px;
  }
  .refused b {
    color: var(--text);
    font-weight: 550;
  }
`;
