import { css } from "lit";

/** The styles of the review of proofs. */
export const proofReviewStyles = css`
  .review {
    display: grid;
    grid-template-columns: minmax(220px, 2fr) minmax(0, 5fr);
  }
  .queue {
    border-inline-end: 1px solid var(--line);
  }
  .queue button {
    display: grid;
    gap: 2px;
    width: 100%;
    padding: 10px 16px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .queue button:hover {
    background: var(--hover);
  }
  .queue button[aria-current] {
    background: var(--soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .queue button[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 var(--accent);
  }
  .queue button:focus-visible {
    outline-offset: -3px;
  }
  .position {
    white-space: nowrap;
  }
  .proof {
    align-content: start;
    padding: var(--space-4);
  }
  .sheet {
    display: grid;
    justify-items: center;
    max-height: 70vh;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--hover);
  }
  .sheet.empty {
    padding: var(--space-5) var(--space-4);
  }
  .sheet :is(img, canvas) {
    display: block;
    max-width: 100%;
    height: auto;
  }
  .sheet canvas {
    width: 100%;
    background: #fff;
  }
  .dates > .one {
    flex: 1 1 150px;
  }
  .decision {
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  .document {
    min-height: max(24px, var(--target) - 12px);
    color: inherit;
  }
  summary {
    min-height: max(24px, var(--target) - 8px);
    padding-block: 6px;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  kbd {
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius-xs);
    font: inherit;
    font-weight: 600;
  }
  .flips:dir(rtl) .icon {
    rotate: 180deg;
  }
  @media (pointer: coarse) {
    .shortcuts {
      display: none;
    }
  }
  @container (max-width: 51.1875rem) {
    .review {
      grid-template-columns: minmax(0, 1fr);
    }
    .queue {
      max-height: 240px;
      overflow: auto;
      border-inline-end: 0;
      border-block-end: 1px solid var(--line);
    }
  }
`;
