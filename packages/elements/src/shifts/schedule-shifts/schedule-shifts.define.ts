import { ScheduleShifts } from "./schedule-shifts.ts";

if (!customElements.get("schedule-shifts")) customElements.define("schedule-shifts", ScheduleShifts);
