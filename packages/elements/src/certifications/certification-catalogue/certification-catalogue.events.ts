import type { CertificationTypeView } from "@rollcall/core";
import type { TypeChange } from "../../catalogues/type-list.ts";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller added, changed, archived, restored or removed a certification of the catalog. */
export class CertificationTypeChangedEvent extends rollcallEvent("rollcall-certification-type-changed")<{
  certification: CertificationTypeView;
  change: TypeChange;
}> {}

/** The caller assigned a certification to people. */
export class CertificationAssignedEvent extends rollcallEvent("rollcall-certification-assigned")<{
  typeId: string;
  personIds: readonly string[];
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-certification-type-changed": CertificationTypeChangedEvent;
    "rollcall-certification-assigned": CertificationAssignedEvent;
  }
}
