import { MyCertifications } from "./my-certifications.ts";

if (!customElements.get("my-certifications")) customElements.define("my-certifications", MyCertifications);
