import { MyShifts } from "./my-shifts.ts";

if (!customElements.get("my-shifts")) customElements.define("my-shifts", MyShifts);
