import { css } from "lit";

/** How a list answers whoever works with it; at rest nothing of it shows. */
export const handsStyles = css`
  .sort:hover {
    color: var(--text);
  }
  .sort:not(.sorted):hover .icon {
    opacity: 0.5;
  }
  .sort .icon {
    transition: rotate 0.15s;
  }
  tbody tr:hover select.field,
  tbody select.field:focus-visible {
    border-color: var(--edge);
    background: var(--surface);
  }
  .bin:hover {
    color: var(--danger);
  }
  footer.over {
    background: var(--soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  footer.muted {
    flex-wrap: nowrap;
  }
  .tools {
    display: flex;
    gap: 8px;
  }
  .tools .button {
    padding-inline: 12px;
  }
  .tools [aria-pressed="true"] {
    border-color: transparent;
    background: var(--soft);
    color: var(--accent);
  }
  .effects {
    display: grid;
    gap: 6px;
    margin: 0 0 20px;
    padding: 0;
    list-style: none;
  }
  dialog .state {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    min-height: 0;
    padding: 0;
    margin-inline: 0;
    font-size: var(--font-m);
    white-space: normal;
  }
  dialog .state.ok .icon {
    color: var(--ok);
  }
  dialog p.state.danger {
    color: var(--danger);
  }
  dialog p.state.warn {
    color: var(--warn);
  }
  dialog .state .icon {
    margin-block-start: 1px;
  }
  .choice {
    display: grid;
    gap: 6px;
    margin-block-end: 16px;
    font-weight: 550;
  }
  .export {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
    font-size: var(--font-m);
  }
  progress {
    flex: 1;
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  @container (max-width: 480px) {
    header:has(> .tools) > .grow {
      flex-basis: 160px;
    }
  }
  @container (max-width: 819px) {
    .tools .button {
      width: var(--target);
      padding: 0;
    }
    .tools span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
