import { css } from "lit";

/** The dialogs, popovers and bars of the member list that load on demand. */
export const memberDialogStyles = css`
  #state {
    width: min(384px, calc(100vw - 12px));
    max-width: none;
  }
  #state .why {
    padding-block-start: var(--space-2);
    border-block-start: 1px solid var(--line);
  }
  #state dl {
    padding-block: var(--space-2);
    border-block: 1px solid var(--line);
  }
  #state dl:last-child {
    padding-block-end: 0;
    border-block-end: 0;
  }
  #state .icon {
    width: 16px;
  }
  #state b {
    color: var(--text);
  }
  #state .acts .button {
    flex: 1 1 auto;
    gap: 6px;
    padding-inline: var(--space-2);
    font-size: var(--font-m);
  }
  .mark {
    display: inline-flex;
    flex: none;
    gap: 2px;
    align-items: center;
    justify-content: center;
    min-width: 24px;
    min-height: 24px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    font-weight: normal;
    cursor: help;
  }
  .mark:not(.warn) {
    color: var(--muted);
  }
  .mark .icon {
    width: 14px;
    height: 14px;
  }
  .add-note {
    flex: 1 0 100%;
  }
  .new {
    background: var(--soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  table:has(.pick) {
    --pick: 24px;
  }
  .invites:has(.pick) {
    --tick: 76px;
  }
  .chip {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-height: max(28px, var(--target) - 8px);
    padding: 0 8px;
    border: 1px dashed var(--edge);
    border-radius: var(--radius-round);
    background: none;
    color: var(--muted);
    font-size: var(--font-s);
    cursor: pointer;
  }
  .chip[aria-pressed="true"] {
    border: 1px solid color-mix(in oklab, var(--accent) 35%, transparent);
    background: var(--soft);
    color: var(--accent);
  }
  .chip .icon {
    width: 14px;
    height: 14px;
  }
  #suggestions {
    width: min(400px, calc(100vw - 12px));
    max-width: none;
  }
  #suggestions > * {
    min-height: 48px;
  }
  .names a:hover {
    text-decoration: underline;
  }
  .pick {
    display: flex;
    align-items: center;
    position: relative;
  }
  /* The target is larger than the checkbox. */
  .pick .box::after {
    content: "";
    position: absolute;
    inset: -8px -6px;
  }
  tbody tr:has(.pick .box:checked) {
    background: var(--soft);
  }
  #panel:has(> .bulk) > :is(.add, .invite-bar) {
    display: none;
  }
  .tools [aria-pressed="true"] {
    border-color: transparent;
    background: var(--soft);
    color: var(--accent);
  }
  tbody tr:hover select.field,
  tbody select.field:focus-visible {
    border-color: var(--edge);
    background: var(--surface);
  }
  .sort:hover {
    color: var(--text);
  }
  .act .remove:hover {
    color: var(--danger);
  }
  .sort:not(.sorted):hover .icon {
    opacity: 0.5;
  }
  .bulk {
    margin-block-start: -1px;
    padding-block: 14px;
    background: var(--soft);
    gap: var(--space-2) var(--space-3);
  }
  .bulk .count {
    flex: 1 1 auto;
  }
  .bulk .field {
    min-width: 0;
  }
  @container (max-width: 51.1875rem) {
    tbody tr:has(> .pick) {
      grid-template:
        "pick who who who act" auto "pick inv cal tick tick" auto "pick role role asg asg" auto / 24px auto
        1fr auto auto;
    }
    .chip .icon {
      display: none;
    }
    tbody .pick {
      grid-area: pick;
      align-self: stretch;
    }
    .bulk :is(.count, .change) {
      flex: 1 1 100%;
    }
    .bulk :is(.field, .button) {
      flex: 1 1 0;
    }
  }
`;
