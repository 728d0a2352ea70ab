import { css } from "lit";

/**
 * The design tokens. Hosts set `--rollcall-*` on any ancestor; everything else derives from them, with light and dark values
 * chosen by `color-scheme`. Styles use these for colors, spacing, corners and text sizes, never literals: text follows the
 * browser's font size (rem), and `--rollcall-radius: 0` squares every corner.
 */
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
    --radius: var(--rollcall-radius, 0.625rem);
    --radius-xs: calc(var(--radius) * 0.5);
    --radius-s: calc(var(--radius) * 0.8);
    --radius-l: calc(var(--radius) * 1.2);
    --radius-round: calc(var(--radius) * 100);
    --font-xs: 0.75rem;
    --font-s: 0.78125rem;
    --font-m: 0.8125rem;
    --font-base: 0.875rem;
    --font-l: 1rem;
    --font-xl: 1.25rem;
    --font-xxl: 1.5rem;
    --space-1: 0.25rem;
    --space-2: 0.5rem;
    --space-3: 0.75rem;
    --space-4: 1rem;
    --space-5: 1.25rem;
    --soft: color-mix(in oklab, var(--accent) 10%, var(--surface));
    --hover: color-mix(in oklab, var(--text) 4%, var(--surface));
    --target: 36px;
    color: var(--text);
    font: var(--font-base) / 1.45 var(--rollcall-font, system-ui, sans-serif);
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
    font-size: var(--font-l);
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
  .hidden:not(:focus),
  .file > .hidden {
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
