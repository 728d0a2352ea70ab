import { ScheduleImport } from "./schedule-import.ts";

if (!customElements.get("schedule-import")) customElements.define("schedule-import", ScheduleImport);
