import { css } from "lit";

/** The rows of the schedule list: in columns if there is room, otherwise below the name. */
export const scheduleListStyles = css`
  .bar {
    padding-block: 10px;
    justify-content: space-between;
  }
  .toggle {
    font-size: var(--font-m);
  }
  .schedule {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 92px 128px 128px 76px 18px;
    gap: 4px 14px;
    position: relative;
    min-height: 64px;
    padding-block: 10px;
  }
  .schedule:hover {
    background: var(--hover);
  }
  .open {
    display: inline;
    font-weight: 600;
  }
  .zone::before {
    content: "· ";
  }
  .role {
    justify-self: end;
  }
  .onward {
    color: var(--muted);
  }
  .onward .icon {
    display: block;
  }
  .onward:dir(rtl) .icon {
    scale: -1 1;
  }
  @container (max-width: 51.1875rem) {
    .schedule {
      grid-template-columns: auto auto 1fr auto 18px;
      gap: 6px 14px;
    }
    .name {
      grid-column: 1 / 4;
    }
    .role {
      grid-area: 1 / 4;
    }
    .onward {
      grid-area: 1 / 5;
    }
    .people {
      grid-column: 1;
    }
    .notices {
      grid-column: 3 / -1;
    }
  }
  @container (max-width: 30rem) {
    .schedule {
      grid-template-columns: auto minmax(0, 1fr) auto 18px;
    }
    .name {
      display: contents;
    }
    .open {
      grid-area: 1 / 1 / auto / 3;
      justify-self: start;
    }
    /* Over the whole width: the owner's name then fits on the line of the text that it replaces. */
    .name p {
      grid-column: 1 / -1;
      margin-block-start: -6px;
    }
    .role {
      grid-area: 1 / 3;
    }
    .onward {
      grid-area: 1 / 4;
    }
    .ready {
      grid-column: 2 / -1;
    }
    .notices {
      grid-column: 1 / -1;
    }
    .name p bdi {
      display: block;
    }
    .zone {
      display: block;
    }
    .zone::before {
      content: none;
    }
    .head .button {
      width: 100%;
    }
  }
`;
