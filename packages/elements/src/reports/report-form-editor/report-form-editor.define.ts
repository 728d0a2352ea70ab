import { ReportFormEditor } from "./report-form-editor.ts";

if (!customElements.get("report-form-editor")) customElements.define("report-form-editor", ReportFormEditor);
