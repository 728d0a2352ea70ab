import { CertificationOverview } from "./certification-overview.ts";

if (!customElements.get("certification-overview"))
  customElements.define("certification-overview", CertificationOverview);
