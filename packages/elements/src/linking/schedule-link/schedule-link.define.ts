import { ScheduleLink } from "./schedule-link.ts";

if (!customElements.get("schedule-link")) customElements.define("schedule-link", ScheduleLink);
