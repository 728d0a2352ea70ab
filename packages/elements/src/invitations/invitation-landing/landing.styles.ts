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
  .heading {
    max-width: 100%;
  }
  .heading p {
    max-width: none;
  }
  .text {
    max-width: 46ch;
    text-wrap: pretty;
  }
  .facts,
  .actions {
    width: min(100%, 420px);
  }
  .facts {
    margin: 6px 0;
    border-block: 1px solid var(--line);
    text-align: start;
  }
  .facts > div {
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 12px;
  }
  .facts dd {
    color: var(--text);
  }
  .problem .state {
    text-align: start;
  }
  .actions {
    margin-block-start: 6px;
  }
  .page .actions .button {
    flex: 1 1 150px;
    height: 44px;
    margin: 0;
    white-space: normal;
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
  @container (max-width: 25rem) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .page {
      padding-inline: 16px;
    }
  }
`;
