import { css } from "lit";
import { stateStyles } from "./state.styles.ts";

/** A panel: frame, header, rows, notices and states. */
export const panel = [
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    :host([hidden]) {
      display: none;
    }
    .panel {
      position: relative;
      overflow: clip;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .head,
    .bar,
    .notice,
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      padding: 14px 16px;
    }
    .head > .grow > p {
      gap: 2px 10px;
      font-size: var(--font-s);
    }
    .head:not(:last-child),
    .bar,
    .notice {
      border-block-end: 1px solid var(--line);
    }
    .row + .row {
      border-block-start: 1px solid var(--line);
    }
    .notice {
      gap: 10px;
      padding-block: 10px;
      background: color-mix(in oklab, var(--warn) 9%, var(--surface));
      font-size: var(--font-m);
    }
    .notice span {
      flex: 1 1 220px;
    }
    .notice .icon {
      color: var(--warn);
    }
    .notice .button {
      margin-inline-start: auto;
    }
    .page {
      display: grid;
      gap: 10px;
      justify-items: center;
      padding: 48px 24px;
      text-align: center;
    }
    .page p {
      max-width: 44ch;
    }
    .page .button {
      margin-block-start: 6px;
    }
    .badge {
      display: grid;
      place-items: center;
      width: 52px;
      height: 52px;
      border-radius: var(--radius-round);
      background: var(--soft);
      color: var(--accent);
    }
    .badge .icon {
      width: 24px;
      height: 24px;
    }
    .state {
      font-size: var(--font-s);
    }
    .skeleton .row {
      min-height: 60px;
      justify-content: space-between;
    }
    .bone {
      width: min(220px, 50%);
      height: 10px;
      border-radius: var(--radius-xs);
      background: color-mix(in oklab, var(--text) 9%, var(--surface));
    }
    .bone.short {
      width: 72px;
    }
    bdi {
      overflow-wrap: anywhere;
    }
    @container (max-width: 30rem) {
      .notice .button {
        margin-inline-start: 28px;
      }
      .head .grow {
        flex-basis: 100%;
      }
    }
  `,
  stateStyles,
];
