import { css } from "lit";

/** Calendar links: rows, the form, and the address with its code. */
export const calendarLinksStyles = css`
  .link-row {
    padding: 12px 16px;
  }
  .link-row b {
    font-weight: 600;
  }
  .choice > span {
    display: grid;
  }
  dialog .choice:has(> [type="radio"]) {
    align-items: start;
  }
  .choice > [type="radio"] {
    margin-block-start: 4px;
  }
  dialog legend:has(+ .choice) {
    padding-block-end: 6px;
  }
  .new-address {
    margin-block-end: 20px;
  }
  .code {
    flex: none;
    width: 168px;
    height: 168px;
    border-radius: var(--radius-s);
  }
  .code rect {
    fill: #fff;
  }
  .code path {
    fill: #000;
  }
  dialog .address {
    flex: 1 1 160px;
    font-size: var(--font-s);
  }
  @container (max-width: 560px) {
    .link-row {
      flex-wrap: wrap;
    }
    .link-row > .grow {
      flex-basis: 100%;
    }
  }
`;
