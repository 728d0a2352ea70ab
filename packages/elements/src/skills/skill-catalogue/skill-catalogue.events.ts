import type { SkillTypeView } from "@rollcall/core";
import type { TypeChange } from "../../catalogues/type-list.ts";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller added, changed, archived, restored or removed a skill of the catalog. */
export class SkillTypeChangedEvent extends rollcallEvent("rollcall-skill-type-changed")<{
  skill: SkillTypeView;
  change: TypeChange;
}> {}

/** The caller assigned a skill to people. */
export class SkillAssignedEvent extends rollcallEvent("rollcall-skill-assigned")<{
  typeId: string;
  personIds: readonly string[];
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-skill-type-changed": SkillTypeChangedEvent;
    "rollcall-skill-assigned": SkillAssignedEvent;
  }
}
