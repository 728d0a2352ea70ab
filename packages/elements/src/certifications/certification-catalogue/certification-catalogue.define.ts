import { CertificationCatalogue } from "./certification-catalogue.ts";

if (!customElements.get("certification-catalogue"))
  customElements.define("certification-catalogue", CertificationCatalogue);
