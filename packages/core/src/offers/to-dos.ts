import { toDoSource } from "../ports/to-do-source.ts";
import { askedFacts, askedShiftFacts, askedShifts } from "./asked-shifts.ts";

/** Offers waiting for an answer, and shifts to confirm again (A47, Q61). */
export const offerToDos = toDoSource({
  first: (personId, now) => askedFacts(personId, now),
  second: (known) => askedShiftFacts(known),
  toDos: (known, now) =>
    askedShifts(known, now).flatMap(({ shift, state, offer }) => {
      if (state !== "asked" && state !== "changed") return [];
      const { id, scheduleId, kind: name, start, timeZone } = shift;
      const about = { id, scheduleId, name, start, timeZone };
      return [
        state === "changed"
          ? { ...about, kind: "changed-shift" as const, due: start }
          : { ...about, kind: "offer" as const, due: offer?.deadline ?? start },
      ];
    }),
});
