import { css } from "lit";
import { signInStyles } from "../sign-in/sign-in.styles.ts";

/** The content of a section: lists, facts and fields in one column. */
export const sectionStyles = [
  ...signInStyles,
  css`
    :is(.rows, .facts, .group, .news) {
      --room: max(20px, calc(100cqi - 880px));
    }
    .lead {
      max-width: 70ch;
      padding: 14px 20px 0;
      color: var(--muted);
      text-wrap: pretty;
    }
    .rows,
    .facts {
      padding: 6px 0;
    }
    .rows > li {
      padding-block: 12px;
      padding-inline: 20px var(--room);
    }
    .rows .grow > b {
      font-weight: 600;
    }
    .rows .state {
      flex: none;
      max-width: 50%;
    }
    .more {
      padding: 4px 20px 18px;
    }
    .unset {
      color: var(--muted);
      font-weight: 400;
    }
    .facts > div {
      padding-block: 11px;
      padding-inline: 20px var(--room);
    }
    dd p {
      font-weight: 400;
    }
    .foot-note {
      padding: 4px 20px 20px;
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
      height: 1lh;
    }
    @container (max-width: 30rem) {
      .facts > div {
        grid-template-columns: minmax(0, 1fr);
      }
      :is(.lead, .facts > div, .rows > li, .foot-note, .more) {
        padding-inline: 16px;
      }
    }
  `,
];
