import { MyReports } from "./my-reports.ts";

if (!customElements.get("my-reports")) customElements.define("my-reports", MyReports);
