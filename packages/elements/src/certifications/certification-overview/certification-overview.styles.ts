import { css } from "lit";

/** The styles of the overview of certifications. */
export const overviewStyles = css`
  .holder {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 3fr) minmax(0, 3fr) minmax(0, 2fr);
    gap: 2px var(--space-4);
    align-items: center;
    min-height: 52px;
    padding: 8px 16px;
  }
  .bar.filters {
    flex-wrap: wrap;
  }
  .bar.filters > .field {
    flex: 1 1 150px;
  }
  @container (max-width: 51.1875rem) {
    .holder {
      grid-template-columns: minmax(0, 1fr);
      padding-block: 10px;
    }
    .holder > :empty {
      display: none;
    }
  }
`;
