import { defineDomain } from "../identity/domain.ts";
import { shifts } from "./collection.ts";
import { upcomingShiftsPass } from "./upcoming-shifts-pass.ts";
import * as operations from "./operations.ts";
import { shiftReactions } from "./reactions.ts";

/** Shifts and their assignees. */
export const shiftsDomain = defineDomain({
  name: "shifts",
  operations,
  collections: [shifts],
  reactions: shiftReactions,
  handovers: [upcomingShiftsPass],
});
