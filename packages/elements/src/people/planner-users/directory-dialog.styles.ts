import { css } from "lit";

/** The dialog that adds people from the directory. */
export const directoryStyles = css`
  #directory > p.hint {
    margin-block: 14px;
  }
  .found {
    max-height: min(360px, 50vh);
    margin: 10px 0;
    overflow: auto;
  }
  .found li {
    min-height: 52px;
    padding: 6px 2px;
  }
  .found .names {
    flex: 1;
  }
  #directory .result,
  #directory .problem {
    margin-block: 0 12px;
  }
  @container (max-width: 30rem) {
    .found li:has(.state) {
      flex-wrap: wrap;
      gap: 2px 12px;
    }
    .found li:has(.state) .names {
      flex: 1 0 60%;
    }
    .found .state {
      padding-inline-start: 44px;
    }
  }
`;
