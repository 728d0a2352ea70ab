import { css } from "lit";

/** The styles of the invitation page: a single centered card. */
export const landingStyles = css`
  .panel {
    max-width: var(--invitation-landing-width, 600px);
    margin-inline: auto;
  }
  .page {
    gap: 14px;
    padding: clamp(28px, 8cqi, 56px) 24px;
  }
  .page :is(h2, h3) {
    font-size: clamp(var(--font-xl), 5cqi, var(--font-xxl));
    line-height: 1.2;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h2[tabindex]:focus-visible {
    outline: none;
  }
  .heading {
    display: grid;
    gap: 4px;
    min-width: 0;
    max-width: 100%;
  }
  .heading p {
    max-width: none;
    overflow-wrap: anywhere;
  }
  .text {
    display: grid;
    gap: 8px;
    max-width: 46ch;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .facts {
    display: grid;
    width: min(100%, 420px);
    margin: 6px 0;
    border-block: 1px solid var(--line);
    text-align: start;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 12px;
    padding-block: 10px;
  }
  .facts > div + div {
    border-block-start: 1px solid var(--line);
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    color: var(--text);
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  @container (max-width: 400px) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .page {
      padding-inline: 16px;
    }
  }
  .problem:not(:has(*)) {
    display: none;
  }
  .problem .state {
    align-items: start;
    text-align: start;
  }
  .small {
    font-size: var(--font-s);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: center;
    width: min(100%, 420px);
    margin-block-start: 6px;
  }
  .page .actions .button {
    flex: 1 1 150px;
    height: 44px;
    margin: 0;
    text-decoration: none;
    white-space: normal;
  }
  a.button {
    color: inherit;
    text-decoration: none;
  }
  a.button.primary {
    color: var(--on-accent);
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }
  .badge.ok {
    background: color-mix(in oklab, var(--ok) 12%, var(--surface));
    color: var(--ok);
  }
  .arrived {
    padding-block-end: 24px;
  }
  calendar-connection {
    width: min(100% - 32px, 520px);
    margin-inline: auto;
  }
  .onward {
    display: grid;
    justify-items: center;
    padding: 16px 24px clamp(24px, 6cqi, 40px);
    text-align: center;
  }
  .onward .button {
    height: auto;
    min-height: 44px;
    padding-block: 6px;
    white-space: normal;
  }
`;
