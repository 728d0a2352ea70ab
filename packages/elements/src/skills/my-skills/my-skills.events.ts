import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** The caller rated a skill of their own, or withdrew the rating. */
export class SkillRatedEvent extends rollcallEvent("rollcall-skill-rated")<{
  typeId: string;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-skill-rated": SkillRatedEvent;
  }
}
