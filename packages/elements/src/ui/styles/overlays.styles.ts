import { css } from "lit";

/** Dialogs, popovers, and what responds to the pointer. */
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
    font-size: var(--font-m);
    text-align: start;
  }
  [popover]:focus-visible {
    outline: none;
  }
  [popover]:popover-open {
    display: grid;
    gap: 8px;
  }
  #why b {
    display: block;
    margin-block-end: 4px;
  }
  #why span {
    color: var(--muted);
  }
  dialog {
    width: min(440px, calc(100vw - 32px));
    padding: 20px;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 24px 64px #0004;
  }
  dialog.wide {
    width: min(560px, calc(100vw - 24px));
  }
  /* Long content scrolls between the title and the buttons if it has the class "scroll". */
  dialog.long {
    flex-direction: column;
    gap: var(--space-4);
    max-height: min(640px, calc(100dvh - 24px));
  }
  dialog.long[open] {
    display: flex;
  }
  :is(dialog.long, dialog .stack) p {
    margin: 0;
  }
  dialog.long > .scroll {
    flex: 0 1 auto;
    min-height: 24px;
    /* Room for focus rings. */
    margin-inline: -4px;
    padding-inline: 4px;
    overflow: auto;
  }
  dialog::backdrop {
    background: #0007;
  }
  dialog h3 {
    overflow-wrap: anywhere;
  }
  dialog p {
    margin-block: var(--space-2) var(--space-5);
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  dialog form,
  dialog .fields {
    display: grid;
    gap: var(--space-4);
  }
  dialog form > p {
    margin: 0;
  }
  dialog h3 + form > p:first-child {
    margin-block-start: calc(var(--space-2) * -1);
  }
  dialog h3:has(+ form) {
    margin-block-end: var(--space-4);
  }
  .problem:not(:has(*)) {
    display: none;
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
