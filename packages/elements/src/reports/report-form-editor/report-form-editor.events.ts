import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** A report form was saved, archived or restored. */
export class ReportFormChangedEvent extends rollcallEvent("rollcall-report-form-changed")<{
  /** The kind of shift. */
  kind: string;
  /** The current version of the form. */
  version: number;
  archived: boolean;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-report-form-changed": ReportFormChangedEvent;
  }
}
