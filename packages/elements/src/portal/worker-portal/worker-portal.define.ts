import { WorkerPortal } from "./worker-portal.ts";

if (!customElements.get("worker-portal")) customElements.define("worker-portal", WorkerPortal);
