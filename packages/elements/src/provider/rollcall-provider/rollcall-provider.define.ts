import { RollcallProvider } from "./rollcall-provider.ts";

if (!customElements.get("rollcall-provider")) customElements.define("rollcall-provider", RollcallProvider);
