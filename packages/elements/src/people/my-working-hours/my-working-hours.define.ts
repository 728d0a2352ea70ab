import { MyWorkingHours } from "./my-working-hours.ts";

if (!customElements.get("my-working-hours")) customElements.define("my-working-hours", MyWorkingHours);
