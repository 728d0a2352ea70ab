import { css } from "lit";

/** The planned hours of each week as a bar, and the settings. */
export const workingHoursStyles = css`
  .weeks > li {
    display: grid;
    gap: 6px;
    padding: 12px 16px;
  }
  .weeks b {
    font-weight: 600;
  }
  h3 {
    padding: 14px 16px 0;
    font-size: var(--font-m);
    color: var(--muted);
  }
  .meter {
    display: block;
    width: 100%;
    height: 12px;
    border-radius: var(--radius-s);
    background: var(--soft);
  }
  .meter:dir(rtl) {
    transform: scaleX(-1);
  }
  .meter .confirmed {
    fill: var(--accent);
  }
  .meter .over {
    fill: var(--warn);
  }
  .meter .offered {
    fill: var(--accent);
    opacity: 0.35;
  }
  .meter .mark {
    stroke: var(--text);
    stroke-width: 2;
  }
  .facts {
    padding: 0 16px;
  }
  .end {
    padding: 4px 16px 16px;
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }
    .meter :is(.confirmed, .over, .offered) {
      fill: Highlight;
    }
    .meter .mark {
      stroke: CanvasText;
    }
  }
`;
