import { SkillCatalogue } from "./skill-catalogue.ts";

if (!customElements.get("skill-catalogue")) customElements.define("skill-catalogue", SkillCatalogue);
