import { css } from "lit";

/** The fields of a profile: lists, amounts, and changes. */
export const profileStyles = css`
  .value {
    padding-block-start: 7px;
    font-size: var(--font-base) !important;
  }
  .meta {
    gap: 2px 12px;
  }
  .meta:has(*) {
    margin-block-start: 4px;
  }
  .field.number,
  .field.amount {
    text-align: end;
  }
  .control > input.field.number {
    width: min(120px, 100%);
  }
  .control > input.field.date {
    width: min(200px, 100%);
  }
  .control > select.field {
    width: min(260px, 100%);
  }
  .money .number {
    width: 140px;
  }
  .field.currency {
    width: 72px;
  }
  .list > .muted {
    padding-block-start: 8px;
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(120px, 2fr) 72px;
    gap: 8px;
    align-items: center;
  }
  .restriction {
    align-items: end;
  }
  .restriction > .button {
    height: var(--target);
  }
  .entry.of-1 {
    grid-template-columns: minmax(0, 1fr) 72px;
  }
  .entry.of-3 {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) 72px 72px;
  }
  .entry .field {
    width: 100%;
  }
  .heads {
    margin-block-end: -4px;
    color: var(--muted);
    font-size: var(--font-xs);
  }
  .entry .icon-button .icon {
    width: 16px;
    height: 16px;
    color: var(--muted);
  }
  .entry .button {
    padding-inline: 8px;
    height: var(--target);
    font-size: var(--font-s);
  }
  .shown {
    padding-block-start: 7px;
  }
  .changes:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .changes li {
    padding-block: 10px;
  }
  .changes .link {
    text-align: start;
  }
  .changes summary {
    padding-block: 10px;
    cursor: pointer;
  }
  .changes li:has(> details) {
    padding-block: 0;
  }
  .changes details > ul {
    padding-inline-start: 16px;
  }
  @container (max-width: 30rem) {
    .entry.of-2 {
      grid-template-columns: minmax(0, 1fr) 72px;
    }
    .entry.of-3 {
      grid-template-columns: minmax(0, 1fr) 72px 64px;
    }
    .entry:is(.of-2, .of-3) > .field:first-child {
      grid-column: 1 / -1;
    }
    .heads {
      display: none;
    }
    .control > :is(input, select).field:is(.number, .date, select) {
      width: 100%;
    }
  }
`;
