import { css } from "lit";

/** The form that adds people, the filters, and the directory. */
export const plannerUsersStyles = css`
  .add {
    display: grid;
    gap: 4px;
    padding: 14px 16px 16px;
    border-block-end: 1px solid var(--line);
  }
  .add h3 {
    font-size: var(--font-base);
  }
  .add > p {
    font-size: var(--font-s);
  }
  .add .fields {
    display: grid;
    grid-template-columns: 1fr 1fr 1.5fr auto;
    gap: 12px;
    align-items: end;
    margin-block-start: 8px;
  }
  .one {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .one label {
    font-size: var(--font-s);
    font-weight: 550;
  }
  .one .field {
    width: 100%;
  }
  .field[aria-invalid="true"] {
    border-color: var(--danger);
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    align-items: center;
  }
  .said:has(*) {
    margin-block-start: 10px;
  }
  .said .state {
    align-items: start;
    font-size: var(--font-m);
  }
  .said .state .icon {
    margin-block-start: 1px;
  }
  .said .link {
    min-height: max(24px, var(--target) - 12px);
    font-size: var(--font-m);
  }
  .said a.link {
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }
  .filters {
    gap: 12px;
  }
  .search {
    position: relative;
    flex: 1 1 240px;
    min-width: 0;
  }
  .search .icon {
    position: absolute;
    inset-block-start: calc((var(--target) - 16px) / 2);
    inset-inline-start: 11px;
    width: 16px;
    height: 16px;
    color: var(--muted);
    pointer-events: none;
  }
  .search .field {
    width: 100%;
    padding-inline-start: 34px;
  }
  .filters select {
    max-width: 200px;
  }
  #directory {
    width: min(520px, calc(100vw - 32px));
  }
  #directory > p.hint {
    margin-block: 14px;
  }
  .found {
    display: grid;
    max-height: min(360px, 50vh);
    margin: 10px 0;
    padding: 0;
    overflow: auto;
    /* The word "none" would take the list from readers in some browsers. */
    list-style-type: "";
  }
  .found li {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 52px;
    padding-block: 6px;
    padding-inline: 2px;
  }
  .found li + li {
    border-block-start: 1px solid var(--line);
  }
  .found .names {
    flex: 1;
  }
  #directory .said {
    margin-block: 0 12px;
  }
  #directory .said:not(:has(*)) {
    display: none;
  }
  @container (max-width: 819px) {
    .add .fields {
      grid-template-columns: 1fr 1fr;
    }
    .add .one:has(#email) {
      grid-column: 1 / -1;
    }
    .add .fields .button {
      grid-column: 1 / -1;
    }
    .search {
      flex-basis: 100%;
    }
    .filters {
      gap: 8px;
    }
    .filters select {
      flex: 1 1 auto;
      min-width: 0;
      max-width: none;
      text-overflow: ellipsis;
    }
  }
  @container (max-width: 480px) {
    .head .button {
      width: 100%;
    }
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
  @container (max-width: 420px) {
    .add .fields {
      grid-template-columns: 1fr;
    }
  }
`;
