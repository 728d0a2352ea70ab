import { css } from "lit";

/** My Profile: the scheduler's changes, and the groups of fields. */
export const ownProfileStyles = css`
  .group > h3 {
    padding: 16px 20px 2px;
    color: var(--muted);
    font-size: var(--font-m);
  }
  .setting,
  .facts > div {
    padding-block: 10px;
    padding-inline: 20px var(--room);
  }
  .facts {
    padding: 0;
  }
  .facts > div {
    gap: 4px 32px;
  }
  .facts dt {
    color: var(--text);
    font-weight: 550;
  }
  .facts dd {
    font-weight: 400;
  }
  .group:last-child {
    padding-block-end: 20px;
  }
  .control > .field {
    width: 100%;
    min-height: 44px;
  }
  .what .state {
    margin-block-start: 2px;
    font-size: var(--font-s);
  }
  .save .link {
    min-height: 32px;
    padding: 0;
  }
  .news {
    margin-block-start: 14px;
    margin-inline: 20px var(--room);
    border: 1px solid color-mix(in oklab, var(--warn) 40%, var(--surface));
    border-radius: var(--radius-l);
    background: color-mix(in oklab, var(--warn) 7%, var(--surface));
  }
  .news header .icon {
    color: var(--warn);
  }
  .news .button {
    font-size: var(--font-s);
  }
  .news h3 {
    flex: 1;
    padding: 0;
    color: inherit;
    font-size: var(--font-base);
  }
  .news :is(header, li) {
    padding: 10px 14px;
  }
  .news li {
    border-block-start: 1px solid color-mix(in oklab, var(--warn) 22%, var(--surface));
  }
  .news .problem {
    padding: 0 14px 10px;
  }
  @media (pointer: coarse) {
    .news .button {
      height: 44px;
    }
  }
  @container (max-width: 40rem) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 30rem) {
    .news {
      margin-inline: 14px;
    }
    .setting,
    .facts > div,
    .group > h3 {
      padding-inline: 16px;
    }
  }
`;
