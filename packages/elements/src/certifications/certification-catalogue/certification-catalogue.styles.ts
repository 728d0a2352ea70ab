import { css } from "lit";

/** What the catalogue of certifications adds to the styles of catalogues. */
export const certificationCatalogueStyles = css`
  .numbers > .one {
    flex: 1 1 150px;
  }
`;
