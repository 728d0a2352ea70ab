import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller rated one of their skills, or withdrew the rating. */
export class SkillRatedEvent extends rollcallEvent("rollcall-skill-rated")<{
  typeId: string;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-skill-rated": SkillRatedEvent;
  }
}
