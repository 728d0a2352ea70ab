import { css } from "lit";

/** What the catalog of certifications adds to the styles of catalogs. */
export const certificationCatalogueStyles = css`
  .numbers > .one {
    flex: 1 1 150px;
  }
`;
