import { ScheduleReadiness } from "./schedule-readiness.ts";

if (!customElements.get("schedule-readiness")) customElements.define("schedule-readiness", ScheduleReadiness);
