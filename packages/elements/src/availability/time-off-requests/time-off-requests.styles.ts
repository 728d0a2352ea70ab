import { css } from "lit";

/** The styles of requests for time off. */
export const timeOffStyles = css`
  .request {
    align-items: start;
    padding: 12px 16px;
  }
  .request > .box {
    margin-block-start: 3px;
  }
  .clashes {
    gap: 2px;
    margin-block-start: 4px;
  }
  .clashes ul {
    margin: 0;
    padding-inline-start: 24px;
  }
  @container (max-width: 40rem) {
    .request {
      flex-wrap: wrap;
    }
    .request > .cluster {
      flex-basis: 100%;
    }
  }
`;
