import { css } from "lit";
import { sheetStyles } from "../../../shifts/own-time.ts";

/** The pages before the portal (sign-in, new password, paused), and what they share with the sections. */
export const signInStyles = [
  css`
    .page {
      gap: 12px;
      padding: clamp(28px, 8cqi, 56px) 24px;
    }
    .page :is(h2, h3) {
      font-size: clamp(var(--font-xl), 5cqi, var(--font-xxl));
      line-height: 1.2;
      letter-spacing: -0.015em;
      text-wrap: balance;
    }
    .page .text {
      max-width: 46ch;
      text-wrap: pretty;
    }
    .page form {
      display: grid;
      gap: 14px;
      width: min(100%, 360px);
      margin-block-start: 8px;
      text-align: start;
    }
    .one .field {
      height: 44px;
    }
    .secret {
      position: relative;
      display: grid;
    }
    .secret .field {
      padding-inline-end: 76px;
    }
    .page .show {
      position: absolute;
      inset-block: 4px;
      inset-inline-end: 4px;
      height: auto;
      min-width: 60px;
      margin: 0;
      padding: 0 10px;
      border-color: transparent;
      background: none;
      color: var(--accent);
      font-size: var(--font-m);
    }
    .page .wide {
      width: min(100%, 360px);
      margin: 0;
    }
    .page form + .wide {
      margin-block-start: 4px;
    }
    .page .link {
      justify-self: center;
      min-height: 44px;
      padding: 0 12px;
    }
    .page .problem {
      text-align: start;
    }
    a.icon-button {
      color: inherit;
      text-decoration: none;
    }
    .page .note {
      max-width: 360px;
      color: var(--text);
      text-align: start;
    }
    .note.warn .icon {
      color: var(--warn);
    }
    .note.ok .icon {
      color: var(--ok);
    }
    .reason {
      width: min(100%, 46ch);
      margin: 4px 0;
      padding: 10px 14px;
      border-inline-start: 3px solid var(--accent);
      border-radius: var(--radius-xs);
      background: var(--hover);
      text-align: start;
    }
    .reason blockquote {
      margin: 0;
      white-space: pre-line;
    }
    @container (max-width: 25rem) {
      .page {
        padding-inline: 16px;
      }
    }
  `,
  sheetStyles,
];
