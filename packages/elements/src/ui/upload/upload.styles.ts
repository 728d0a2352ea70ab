import { css } from "lit";

/** The field for uploads. */
export const uploadStyles = css`
  .drop {
    display: grid;
    gap: var(--space-2);
    justify-items: center;
    padding: var(--space-4) var(--space-3);
    border: 1px dashed var(--edge);
    border-radius: var(--radius-s);
    text-align: center;
  }
  .drop[data-over] {
    border-color: var(--accent);
    background: var(--soft);
  }
  dialog .drop p,
  .drop p {
    margin: 0;
  }
  /* Only phones and tablets have a camera that can face a document. */
  .camera {
    display: none;
  }
  .uploads > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--space-3);
    align-items: center;
    padding-block: var(--space-2);
  }
  .uploads > li > progress,
  .uploads > li > .wide {
    grid-column: 1 / -1;
  }
  .uploads .link {
    min-height: calc(24px + (var(--target) - 36px) * 2.5);
  }
  @media (pointer: coarse) {
    .camera {
      display: inline-flex;
    }
    .drop-hint {
      display: none;
    }
  }
`;
