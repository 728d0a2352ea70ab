import { css } from "lit";

/** The fields of a profile: lists, amounts, last changes, and the history of a field. */
export const profileStyles = css`
  .what b {
    font-weight: 550;
  }
  .value {
    padding-block-start: 7px;
    font-size: var(--font-base) !important;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: center;
  }
  .meta:has(*) {
    margin-block-start: 4px;
  }
  .meta .link {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-height: calc(24px + (var(--target) - 36px) * 2.5);
    font-size: var(--font-s);
  }
  .meta .icon {
    width: 14px;
    height: 14px;
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
  .money {
    display: flex;
    gap: 8px;
  }
  .money .number {
    width: 140px;
  }
  .field.currency {
    width: 72px;
  }
  .list,
  .list ul {
    display: grid;
    gap: 8px;
    width: 100%;
    margin: 0;
    padding: 0;
    /* The word "none" would take the list from readers in some browsers. */
    list-style-type: "";
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
  .entry .icon-button {
    color: var(--muted);
  }
  .entry .icon-button .icon {
    width: 16px;
    height: 16px;
  }
  .entry .button {
    padding-inline: 8px;
    height: var(--target);
  }
  .shown {
    margin: 0;
    padding-block: 7px 0;
    padding-inline-start: 18px;
  }
  #field-history {
    width: min(520px, calc(100vw - 32px));
  }
  #field-history > .save {
    margin-block: 0;
  }
  #field-history > .save:has(*) {
    margin-block-end: 12px;
  }
  .changes {
    display: grid;
    max-height: min(420px, 56vh);
    margin: 0 0 12px;
    padding: 0;
    overflow: auto;
    list-style-type: "";
  }
  .changes:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .changes li {
    display: grid;
    gap: 2px;
    justify-items: start;
    padding-block: 10px;
    padding-inline: 2px;
  }
  .changes li + li {
    border-block-start: 1px solid var(--line);
  }
  .changes bdi {
    overflow-wrap: anywhere;
  }
  .changes .link {
    text-align: start;
  }
  .small {
    font-size: var(--font-s);
  }
  @container (max-width: 480px) {
    .entry.of-2 {
      grid-template-columns: minmax(0, 1fr) 72px;
    }
    .entry.of-2 > .field:first-child {
      grid-column: 1 / -1;
    }
    .entry.of-3 {
      grid-template-columns: minmax(0, 1fr) 72px 64px;
    }
    .entry.of-3 > .field:first-child {
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
