import { css } from "lit";

/** Forms: fields in dialogs, and settings as groups of label, explanation and control. */
export const formStyles = css`
  .group + .group {
    border-block-start: 1px solid var(--line);
  }
  .group {
    padding-block: 8px;
  }
  .group > h3 {
    padding: 10px 16px 2px;
    font-size: var(--font-m);
    color: var(--muted);
  }
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 4px 32px;
    align-items: start;
    padding: 10px 16px;
  }
  .what {
    display: grid;
    gap: 2px;
    padding-block-start: 7px;
  }
  .what :is(label, b) {
    font-weight: 550;
  }
  .what p,
  .control p {
    font-size: var(--font-s);
  }
  .control {
    display: grid;
    justify-items: start;
    min-width: 0;
  }
  .control > :is(input.field, textarea, select.field) {
    width: 100%;
  }
  .line > .muted {
    font-size: var(--font-m);
  }
  .line {
    display: flex;
    width: 100%;
    gap: 8px;
    align-items: center;
    min-height: var(--target);
  }
  .line > .field {
    flex: 1;
  }
  textarea.field {
    height: auto;
    min-height: 84px;
    padding-block: 8px;
    resize: vertical;
    font: inherit;
    color: inherit;
    line-height: 1.45;
  }
  textarea:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .field[readonly] {
    background: var(--hover);
    border-color: var(--line);
  }
  .save {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: center;
  }
  .save:has(*) {
    margin-block-start: 6px;
  }
  .acts {
    display: inline-flex;
    gap: 14px;
  }
  .save .link {
    min-height: calc(24px + (var(--target) - 36px) * 2.5);
    min-width: 24px;
    font-size: var(--font-s);
  }
  .refused {
    display: flex;
    gap: 8px;
    color: var(--muted);
    font-size: var(--font-s);
  }
  .refused .icon {
    width: 16px;
    height: 1lh;
  }
  .control > .refused {
    padding-block: 8px;
  }
  .group > .refused {
    padding: 6px 16px;
  }
  dialog label,
  dialog legend {
    font-weight: 550;
  }
  dialog legend {
    padding: 0;
  }
  dialog fieldset {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  dialog .choice {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: max(32px, var(--target) - 4px);
    font-weight: 400;
    cursor: pointer;
  }
  @container (max-width: 40rem) {
    .setting {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .what {
      padding-block-start: 0;
    }
  }
`;
