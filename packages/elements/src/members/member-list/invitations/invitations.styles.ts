import { css } from "lit";

/** What belongs to invitations: the popover of a state, the bar below the list, the dialog of a sending. */
export const invitationStyles = css`
  #state {
    width: min(384px, calc(100vw - 12px));
    max-width: none;
  }
  #state p {
    margin: 0;
  }
  #state .state {
    display: flex;
    min-height: 0;
    padding: 0;
    margin: 0;
    align-items: start;
    font-size: var(--font-m);
    white-space: normal;
  }
  #state .state :is(b, span) {
    margin: 0;
    color: inherit;
  }
  #state .state b {
    color: var(--text);
  }
  #state .state span b {
    display: inline;
  }
  #state > p:not(.state),
  #state .outcome p:not(.state) {
    color: var(--muted);
  }
  #state .why {
    display: flex;
    gap: 8px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }
  #state .icon {
    width: 16px;
    height: 16px;
    margin-block-start: 1px;
  }
  #state .button span {
    color: inherit;
  }
  #state dl {
    display: grid;
    gap: 4px;
    margin: 0;
    padding-block: 8px;
    border-block: 1px solid var(--line);
  }
  #state dl:last-child {
    padding-block-end: 0;
    border-block-end: 0;
  }
  #state dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    justify-content: space-between;
  }
  #state dt {
    color: var(--muted);
  }
  #state dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  #state .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }
  #state .acts .button {
    flex: 1 1 auto;
    gap: 6px;
    padding-inline: 8px;
    font-size: var(--font-m);
  }
  #state .outcome {
    display: grid;
    gap: 6px;
  }
  #state .outcome:not(:has(*)) {
    display: none;
  }
  #state .outcome .field {
    width: 100%;
  }
  .invite-bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
    background: var(--surface);
    font-size: var(--font-m);
    z-index: 1;
  }
  #panel:has(> .bulk) > .invite-bar {
    display: none;
  }
  #send[open] {
    display: grid;
    gap: 16px;
  }
  #send {
    max-height: min(640px, calc(100dvh - 24px));
    overflow: auto;
  }
  #send p {
    margin: 0;
  }
  #send :is(.report, .progress) {
    display: grid;
    gap: 8px;
  }
  #send .small {
    font-size: var(--font-s);
  }
  .refusals {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    font-size: var(--font-m);
    list-style: none;
  }
  .refusals li {
    overflow-wrap: anywhere;
  }
  .refusals bdi {
    display: block;
  }
  @container (max-width: 480px) {
    .invite-bar .button {
      flex: 1 0 100%;
    }
  }
`;
