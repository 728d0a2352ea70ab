import { css } from "lit";

/** What a host may set on any element around ours; everything else derives from these. Light and dark by `color-scheme`. */
export const tokens = css`
  :host {
    --accent: var(--rollcall-accent, light-dark(#2f5bea, #8aa6ff));
    --on-accent: var(--rollcall-on-accent, light-dark(#fff, #0b1020));
    --surface: var(--rollcall-surface, light-dark(#fff, #15171c));
    --text: var(--rollcall-text, light-dark(#1b1f27, #e8eaef));
    --muted: var(--rollcall-muted, light-dark(#5d6675, #9aa3b2));
    --line: var(--rollcall-line, light-dark(#e3e6eb, #2a2e37));
    --edge: color-mix(in oklab, var(--muted) 66%, var(--surface));
    --ok: var(--rollcall-ok, light-dark(#0f7b4a, #5bd39a));
    --warn: var(--rollcall-warn, light-dark(#9a5b00, #f2b757));
    --danger: var(--rollcall-danger, light-dark(#b3261e, #ff8b82));
    --radius: var(--rollcall-radius, 10px);
    --soft: color-mix(in oklab, var(--accent) 10%, var(--surface));
    --hover: color-mix(in oklab, var(--text) 4%, var(--surface));
    --target: 36px;
    color: var(--text);
    font: 14px/1.45 var(--rollcall-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: coarse) {
    :host {
      --target: 44px;
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2,
  h3 {
    font-size: 16px;
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  .muted {
    color: var(--muted);
  }
  .grow {
    flex: 1 1 200px;
    min-width: 0;
  }
  .hidden:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    width: 18px;
    height: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
