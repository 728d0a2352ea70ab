import { css } from "lit";

/** The frame of the list: head, notices, filters, what stands in place of rows, and the add box. */
export const frame = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  #panel {
    display: flex;
    flex-direction: column;
    position: relative;
    height: 100%;
    overflow: clip;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  header,
  .filters,
  .notice,
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
    padding: 14px 16px;
  }
  header,
  .notice,
  .filters {
    border-block-end: 1px solid var(--line);
  }
  header p {
    min-height: 20px;
    font-size: var(--font-s);
  }
  .auto {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: var(--target);
    color: var(--muted);
    font-size: var(--font-s);
    cursor: pointer;
  }
  .notice {
    gap: 10px;
    padding-block: 10px;
    background: color-mix(in oklab, var(--warn) 9%, var(--surface));
    font-size: var(--font-m);
  }
  .notice span {
    flex: 1 1 220px;
  }
  .notice .icon {
    color: var(--warn);
  }
  footer {
    border-block-start: 1px solid var(--line);
    margin-block-start: -1px;
    background: var(--surface);
    z-index: 1;
  }
  footer .field {
    width: 100%;
  }
  #add-problem {
    display: flex;
    flex: 1 0 100%;
    gap: 6px;
    color: var(--danger);
    font-size: var(--font-m);
  }
  #add-problem:empty {
    display: none;
  }
  .page {
    display: grid;
    gap: 10px;
    justify-items: center;
    padding: 48px 24px;
    text-align: center;
  }
  .page p {
    max-width: 44ch;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 52px;
    height: 52px;
    border-radius: var(--radius-round);
    background: var(--soft);
    color: var(--accent);
  }
  .badge .icon {
    width: 24px;
    height: 24px;
  }
  .page .button {
    margin-block-start: 6px;
  }
  .bone {
    display: inline-block;
    width: 180px;
    height: 10px;
    border-radius: var(--radius-xs);
    background: color-mix(in oklab, var(--text) 9%, var(--surface));
  }
  @container (max-width: 480px) {
    .notice .button {
      margin-inline-start: 28px;
    }
    header .grow,
    footer .grow {
      flex-basis: 100%;
    }
    header {
      row-gap: 4px;
    }
    footer > :is(button, label) {
      flex: 1;
    }
  }
`;
