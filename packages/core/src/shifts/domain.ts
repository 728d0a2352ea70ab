import { defineDomain } from "../identity/domain.ts";
import { assignments } from "./assignments.ts";
import { shifts } from "./collection.ts";
import { completeEnded } from "./complete-shifts.ts";
import { upcomingShiftsTransfer } from "./upcoming-shifts-transfer.ts";
import { extendDue } from "./extend-series.ts";
import * as operations from "./operations.ts";
import { shiftReactions } from "./reactions.ts";
import { series } from "./series.ts";
import { sweepAssignments } from "./sweep-assignments.ts";
import { templates } from "./templates.ts";

/** Shifts and their assignees. */
export const shiftsDomain = defineDomain({
  name: "shifts",
  operations,
  collections: [series, shifts, assignments, templates],
  reactions: shiftReactions,
  jobs: [
    { name: "shifts.complete", every: 60, run: completeEnded },
    { name: "series.extend", every: 3600, run: extendDue },
    { name: "shifts.sweep", every: 3600, run: ({ store, clock }) => sweepAssignments(store, clock.now()) },
  ],
  transfers: [upcomingShiftsTransfer],
});
