import { css } from "lit";

/** The styles of the swaps of a schedule. */
export const swapStyles = css`
  .swap {
    align-items: start;
    padding: 12px 16px;
  }
  .swap .state,
  .swap .refused {
    margin-block-start: 4px;
  }
  .swap .problem {
    margin: 0;
  }
  .answers {
    flex: none;
  }
  @container (max-width: 40rem) {
    .swap > .answers {
      flex: 1 1 100%;
    }
    .answers > .button {
      flex: 1;
    }
  }
`;
