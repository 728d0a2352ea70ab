import { MySkills } from "./my-skills.ts";

if (!customElements.get("my-skills")) customElements.define("my-skills", MySkills);
