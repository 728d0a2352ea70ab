import { css } from "lit";

/** A list in which several people are selected: a column more, the bar in place of the add box, the dialog of a change. */
export const selectionStyles = css`
  tr:has(> .pick) {
    grid-template-columns: 24px var(--tick,) 112px 118px minmax(160px, 1fr) 92px 124px 88px;
  }
  .pick {
    display: flex;
    align-items: center;
    position: relative;
  }
  .pick .box {
    margin: 0;
  }
  /* What is touched is larger than what is seen. */
  .pick .box::after {
    content: "";
    position: absolute;
    inset: -8px -6px;
  }
  tbody tr:has(.pick .box:checked) {
    background: var(--soft);
  }
  #panel:has(> .bulk) > footer {
    display: none;
  }
  .bulk {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    padding: 14px 16px;
    margin-block-start: -1px;
    border-block-start: 1px solid var(--line);
    background: var(--soft);
    z-index: 1;
  }
  .bulk .count {
    flex: 1 1 auto;
    font-weight: 550;
  }
  .bulk .change {
    display: flex;
    gap: 8px;
    min-width: 0;
  }
  #bulk {
    width: min(560px, calc(100vw - 24px));
    max-height: min(640px, calc(100dvh - 24px));
    flex-direction: column;
    gap: 16px;
  }
  #bulk[open] {
    display: flex;
  }
  #bulk p {
    margin: 0;
  }
  #bulk .effects {
    margin: 0;
  }
  #bulk .report {
    display: grid;
    gap: 8px;
    min-height: 24px;
    overflow: auto;
  }
  #bulk .report:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-xs);
  }
  #bulk .report > [role="status"] {
    display: grid;
    gap: 8px;
  }
  .refused {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    font-size: var(--font-m);
    list-style: none;
  }
  .refused li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    justify-content: space-between;
    overflow-wrap: anywhere;
  }
  .refused bdi {
    font-weight: 550;
  }
  #bulk .progress {
    display: grid;
    gap: 6px;
  }
  @container (max-width: 819px) {
    tbody tr:has(> .pick) {
      grid-template:
        "pick who who who act" auto "pick inv cal tick tick" auto "pick role role asg asg" auto / 24px auto
        1fr auto auto;
    }
    tbody .pick {
      grid-area: pick;
      align-self: stretch;
    }
    .bulk .count {
      flex-basis: 100%;
    }
    .bulk .change {
      flex: 1 1 100%;
    }
    .bulk .change .field {
      flex: 1 1 0;
    }
    .bulk > .button {
      flex: 1 1 0;
    }
  }
`;
