import { TimeOffRequests } from "./time-off-requests.ts";

if (!customElements.get("time-off-requests")) customElements.define("time-off-requests", TimeOffRequests);
