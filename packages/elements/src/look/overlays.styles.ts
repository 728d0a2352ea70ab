import { css } from "lit";

/** What shows once somebody works with an element: popovers, dialogs, and what answers a pointer. */
export const overlays = css`
  [popover] {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(330px, calc(100vw - 12px));
    margin: 0;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 12px 32px #0003;
    font-size: 13px;
    text-align: start;
  }
  [popover]:focus-visible {
    outline: none;
  }
  [popover]:popover-open {
    display: grid;
    gap: 8px;
  }
  [popover] b {
    display: block;
    margin-block-end: 4px;
  }
  [popover] span {
    color: var(--muted);
  }
  #hint {
    max-width: min(260px, calc(100vw - 12px));
    padding: 6px 10px;
    border-radius: 8px;
    pointer-events: none;
  }
  dialog {
    width: min(440px, calc(100vw - 32px));
    padding: 20px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 4px);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 24px 64px #0004;
  }
  dialog::backdrop {
    background: #0007;
  }
  dialog h3 {
    overflow-wrap: anywhere;
  }
  dialog p {
    margin-block: 8px 20px;
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  .link {
    justify-self: start;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 550;
    cursor: pointer;
  }
  .button.danger {
    border-color: transparent;
    background: var(--danger);
    color: light-dark(#fff, #1b0b0a);
  }
  .button:is(.primary, .danger):hover {
    filter: brightness(1.08);
  }
  :is(.button:not(.primary, .danger), .icon-button):hover {
    background: var(--hover);
  }
  .switch {
    transition: background 0.15s;
  }
  .switch::before {
    transition: translate 0.15s;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
  }
`;
