import { css } from "lit";
import { signInStyles } from "./sign-in/sign-in.styles.ts";

/** The portal: greeting, next shift and cards, from 320 pixels on. */
export const portalStyles = [
  ...signInStyles,
  css`
    .panel.narrow {
      max-width: var(--worker-portal-form-width, 600px);
      margin-inline: auto;
    }
    .head.greeting {
      gap: 14px;
      padding: 20px 20px 6px;
      border-block-end: 0;
    }
    /* A long email address wraps below the greeting. */
    .greeting .grow {
      flex: 1 1 12em;
    }
    .greeting h2 {
      font-size: var(--font-xl);
      letter-spacing: -0.01em;
      line-height: 1.25;
    }
    .greeting .grow > p {
      font-size: var(--font-base);
    }
    .sign-out {
      display: grid;
      grid-template-columns: minmax(0, auto) auto;
      gap: 2px 10px;
      align-items: center;
      justify-content: end;
    }
    .sign-out .problem {
      grid-column: 1 / -1;
    }
    .sign-out .who {
      min-width: 0;
      line-height: 1.3;
    }
    .sign-out .button {
      padding: 0 8px;
    }
    .page ~ .sign-out {
      justify-content: center;
      padding: 12px 16px;
      border-block-start: 1px solid var(--line);
    }
    .upcoming {
      padding: 14px 20px 0;
    }
    :is(.next, .card) {
      border: 1px solid transparent;
      border-radius: var(--radius-l);
      color: inherit;
      text-align: start;
      text-decoration: none;
      cursor: pointer;
    }
    .next {
      width: 100%;
      padding: 14px 16px;
      background: none;
    }
    .what {
      font-weight: 600;
    }
    .lined .what {
      color: var(--accent);
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(215px, 1fr));
      gap: 12px;
      padding: 14px 20px 24px;
    }
    .cards li {
      display: grid;
      min-width: 0;
    }
    .card {
      display: grid;
      grid-template: "drawing chip" minmax(24px, auto) "label label" auto "line line" 1fr / auto 1fr;
      gap: 8px 10px;
      align-content: start;
      align-items: start;
      min-height: 116px;
      padding: 15px 16px;
      border-color: var(--line);
      background: var(--surface);
      transition:
        border-color 0.15s,
        translate 0.15s;
    }
    .card:hover,
    .next:hover {
      border-color: var(--accent);
    }
    .card:hover {
      translate: 0 -1px;
    }
    .card > .icon {
      grid-area: drawing;
      align-self: center;
      width: 20px;
      height: 20px;
      color: var(--accent);
    }
    .card .label {
      grid-area: label;
      font-weight: 600;
    }
    .card .line {
      grid-area: line;
    }
    .chip {
      grid-area: chip;
      justify-self: end;
      min-height: 24px;
      padding: 3px 9px;
      border: 1px solid transparent;
      border-radius: var(--radius-l);
      background: var(--soft);
      color: var(--accent);
      font-size: var(--font-xs);
      font-weight: 550;
      line-height: 16px;
    }
    .chip.warn {
      background: color-mix(in oklab, var(--warn) 13%, var(--surface));
      color: var(--warn);
    }
    .section-head {
      gap: 6px;
      padding: 8px 16px 8px 8px;
    }
    .section-head:dir(rtl) {
      padding: 8px 8px 8px 16px;
    }
    .section-head .grow {
      flex: 1 1 0;
    }
    .icon-button.back {
      width: 44px;
      height: 44px;
      border-radius: var(--radius-s);
    }
    .back .icon:dir(rtl) {
      scale: -1 1;
    }
    @media (prefers-reduced-motion: reduce) {
      .card:hover {
        translate: none;
      }
    }
    @media (forced-colors: active) {
      .next,
      .chip {
        border: 1px solid;
      }
      /* Icons with a fixed color use the color of their text. */
      .card > .icon,
      .note .icon {
        color: inherit;
      }
    }
    @container (max-width: 35rem) {
      .head.greeting {
        padding: 16px 14px 4px;
      }
      .greeting .sign-out {
        flex-basis: 100%;
        justify-content: space-between;
      }
      .upcoming {
        padding: 12px 14px 0;
      }
      .cards {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 10px;
        padding: 12px 14px 16px;
      }
      .card {
        column-gap: 4px;
        padding: 13px;
      }
      .chip {
        padding-inline: 7px;
      }
    }
    @container (max-width: 25rem) {
      .page ~ .sign-out {
        grid-template-columns: minmax(0, auto);
        justify-items: center;
      }
    }
  `,
];
