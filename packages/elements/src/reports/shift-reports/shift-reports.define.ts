import { ShiftReports } from "./shift-reports.ts";

if (!customElements.get("shift-reports")) customElements.define("shift-reports", ShiftReports);
