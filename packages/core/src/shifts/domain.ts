import { defineDomain } from "../identity/domain.ts";
import { assignments } from "./assignments.ts";
import { shifts } from "./collection.ts";
import { upcomingShiftsTransfer } from "./upcoming-shifts-transfer.ts";
import * as operations from "./operations.ts";
import { shiftReactions } from "./reactions.ts";

/** Shifts and their assignees. */
export const shiftsDomain = defineDomain({
  name: "shifts",
  operations,
  collections: [shifts, assignments],
  reactions: shiftReactions,
  transfers: [upcomingShiftsTransfer],
});
