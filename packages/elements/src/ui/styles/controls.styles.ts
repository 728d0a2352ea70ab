import { css } from "lit";

/** Buttons, fields and switches: native controls with a common style. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  :is(button, input, select, a, [tabindex]):focus-visible,
  .file:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .button,
  .icon-button,
  .field {
    height: var(--target);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .button {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    justify-content: center;
    padding: 0 14px;
    font-weight: 550;
    white-space: nowrap;
    cursor: pointer;
    position: relative;
  }
  .button.small {
    height: max(30px, var(--target) - 6px);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  [aria-disabled="true"],
  :disabled {
    cursor: not-allowed;
    opacity: 0.5;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: none;
    cursor: pointer;
  }
  .field {
    min-width: 0;
    padding: 0 12px;
    border-color: var(--edge);
  }
  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  select.field {
    padding-inline: 10px 4px;
    cursor: pointer;
  }
  .switch {
    appearance: none;
    flex: none;
    position: relative;
    width: 34px;
    height: 20px;
    border: 1px solid transparent;
    border-radius: var(--radius-round);
    background: color-mix(in oklab, var(--text) 46%, var(--surface));
    cursor: pointer;
  }
  .switch::before {
    content: "";
    position: absolute;
    inset-block: 1px;
    inset-inline-start: 1px;
    width: 16px;
    border-radius: var(--radius-round);
    background: #fff;
    box-shadow: 0 1px 2px #0003;
  }
  .switch:checked {
    background: var(--accent);
  }
  .switch:checked::before {
    translate: 14px 0;
  }
  .switch:checked:dir(rtl)::before {
    translate: -14px 0;
  }
  /* The touch target is larger than the control. */
  .switch::after {
    content: "";
    position: absolute;
    inset: calc((20px - var(--target)) / 2) calc((34px - max(34px, var(--target))) / 2);
  }
  .box {
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .box {
      width: 24px;
      height: 24px;
    }
  }
  @media (forced-colors: active) {
    .switch {
      border-color: ButtonText;
      background: ButtonFace;
    }
    .switch::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .switch:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
