import { css } from "lit";

/** The styles of a worker's own reports. */
export const myReportsStyles = css`
  h3:not(dialog *, .bar *) {
    padding: 14px 16px 6px;
  }
  .times {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px;
    max-width: 32rem;
  }
  .notice b {
    font-weight: 600;
  }
  @container (max-width: 40rem) {
    .times {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
