import { ScheduleSettings } from "./schedule-settings.ts";

if (!customElements.get("schedule-settings")) customElements.define("schedule-settings", ScheduleSettings);
