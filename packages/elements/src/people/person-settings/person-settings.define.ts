import { PersonSettings } from "./person-settings.ts";

if (!customElements.get("person-settings")) customElements.define("person-settings", PersonSettings);
