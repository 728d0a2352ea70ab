import { css } from "lit";

/** The dialogs, popovers and bars of the member list that load on demand. */
export const memberDialogStyles = css`
  .effects {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  :is(dialog, #state) .state {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    min-height: 0;
    padding: 0;
    margin: 0;
    font-size: var(--font-m);
    white-space: normal;
  }
  .choice {
    display: grid;
    gap: 6px;
    font-weight: 550;
  }
  .export {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    padding: 10px var(--space-4);
    border-block-start: 1px solid var(--line);
    font-size: var(--font-m);
  }
  progress {
    flex: 1;
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  #state {
    width: min(384px, calc(100vw - 12px));
    max-width: none;
  }
  #state :is(p, b) {
    margin: 0;
  }
  #state p:not(.state) {
    color: var(--muted);
  }
  #state .state b {
    color: var(--text);
  }
  #state :is(.state, .button) span {
    color: inherit;
  }
  #state .why {
    display: flex;
    gap: var(--space-2);
    padding-block-start: var(--space-2);
    border-block-start: 1px solid var(--line);
  }
  #state .icon {
    width: 16px;
    height: 16px;
  }
  #state dl {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding-block: var(--space-2);
    border-block: 1px solid var(--line);
  }
  #state dl:last-child {
    padding-block-end: 0;
    border-block-end: 0;
  }
  #state dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    justify-content: space-between;
  }
  #state dt {
    color: var(--muted);
  }
  #state dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  #state .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-1);
  }
  #state .acts .button {
    flex: 1 1 auto;
    gap: 6px;
    padding-inline: var(--space-2);
    font-size: var(--font-m);
  }
  #state .outcome {
    display: grid;
    gap: 6px;
  }
  #state .outcome:not(:has(*)) {
    display: none;
  }
  #state .outcome .field {
    width: 100%;
  }
  #bulk {
    width: min(560px, calc(100vw - 24px));
  }
  :is(#bulk, #send) {
    max-height: min(640px, calc(100dvh - 24px));
    flex-direction: column;
    gap: var(--space-4);
  }
  :is(#bulk, #send)[open] {
    display: flex;
  }
  :is(#bulk, #send) p {
    margin: 0;
  }
  :is(#bulk, #send) :is(.report, .progress, [role="status"]) {
    display: grid;
    gap: var(--space-2);
  }
  :is(#bulk, #send) .report {
    min-height: 24px;
    overflow: auto;
  }
  #bulk .report:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-xs);
  }
  dialog .small {
    font-size: var(--font-s);
  }
  ul.refused {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    font-size: var(--font-m);
    list-style: none;
  }
  ul.refused li {
    overflow-wrap: anywhere;
  }
  #bulk .refused li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    justify-content: space-between;
  }
  #bulk .refused bdi {
    font-weight: 550;
  }
  #send .refused bdi {
    display: block;
  }
  table:has(.pick) {
    --pick: 24px;
  }
  .pick {
    display: flex;
    align-items: center;
    position: relative;
  }
  .pick .box {
    margin: 0;
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
  #panel:has(> .bulk) > :is(footer, .invite-bar) {
    display: none;
  }
  .bulk {
    gap: var(--space-2) var(--space-3);
    background: var(--soft);
  }
  .bulk .count {
    flex: 1 1 auto;
    font-weight: 550;
  }
  .bulk .change {
    display: flex;
    gap: var(--space-2);
    min-width: 0;
  }
  @container (max-width: 819px) {
    tbody tr:has(> .pick) {
      grid-template:
        "pick who who who act" auto "pick inv cal tick tick" auto "pick role role asg asg" auto / 24px auto
        1fr auto auto;
    }
    tbody .pick {
      grid-area: pick;
      align-self: stretch;
    }
    .bulk .count {
      flex-basis: 100%;
    }
    .bulk .change {
      flex: 1 1 100%;
    }
    .bulk .change .field,
    .bulk > .button {
      flex: 1 1 0;
    }
  }
`;
