import { css } from "lit";
import { signInStyles } from "../sign-in/sign-in.styles.ts";

/** The content of a section: lists, facts and fields in one column. */
export const sectionStyles = css`
  ${signInStyles}
  :is(.rows, .facts, .group, .news) {
    --room: max(20px, calc(100cqi - 880px));
  }
  a.button {
    color: inherit;
  }
  .lead {
    max-width: 70ch;
    padding: 14px 20px 0;
    color: var(--muted);
    text-wrap: pretty;
  }
  .rows {
    margin: 0;
    padding: 6px 0;
    list-style: none;
  }
  .rows > li {
    display: flex;
    gap: 16px;
    align-items: center;
    padding-block: 12px;
    padding-inline: 20px var(--room);
  }
  .rows > li + li {
    border-block-start: 1px solid var(--line);
  }
  .rows .grow {
    display: grid;
    gap: 2px;
    overflow-wrap: anywhere;
  }
  .rows .grow > b {
    font-weight: 600;
  }
  .rows .state {
    flex: none;
    max-width: 50%;
  }
  .stars {
    display: inline-flex;
    gap: 1px;
  }
  .star.full {
    color: var(--accent);
  }
  .star.full path {
    fill: currentColor;
  }
  .more {
    padding: 4px 20px 18px;
  }
  .unset {
    color: var(--muted);
    font-weight: 400;
  }
  .facts {
    margin: 0;
    padding: 6px 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 2px 24px;
    padding-block: 11px;
    padding-inline: 20px var(--room);
  }
  .facts > div + div {
    border-block-start: 1px solid var(--line);
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  dd p {
    font-weight: 400;
  }
  .foot-note {
    display: flex;
    gap: 8px;
    align-items: start;
    padding: 4px 20px 20px;
    color: var(--muted);
    font-size: var(--font-s);
    text-wrap: pretty;
  }
  .foot-note.warn {
    padding-block-end: 4px;
    color: var(--warn);
  }
  .rows > li:focus-visible {
    outline-offset: -3px;
  }
  .foot-note .icon {
    width: 16px;
    height: 16px;
    margin-block-start: 1px;
  }
  @container (max-width: 480px) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .rows.shifts > li {
      flex-wrap: wrap;
    }
    .rows.shifts > li > .state {
      max-width: none;
      margin-inline-start: 64px;
    }
    :is(.lead, .facts > div, .rows > li, .foot-note, .more) {
      padding-inline: 16px;
    }
  }
`;
