import { MyAvailability } from "./my-availability.ts";

if (!customElements.get("my-availability")) customElements.define("my-availability", MyAvailability);
