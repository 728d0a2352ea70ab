import { ScheduleList } from "./schedule-list.ts";

if (!customElements.get("schedule-list")) customElements.define("schedule-list", ScheduleList);
