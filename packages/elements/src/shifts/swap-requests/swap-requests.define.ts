import { SwapRequests } from "./swap-requests.ts";

if (!customElements.get("swap-requests")) customElements.define("swap-requests", SwapRequests);
