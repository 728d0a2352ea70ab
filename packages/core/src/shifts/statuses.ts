/** The statuses of a shift, derived from its assignments until it is canceled or completed. */
export const shiftStatuses = ["draft", "offered", "confirmed", "cancelled", "completed"] as const;

/** The status of a shift. */
export type ShiftStatus = (typeof shiftStatuses)[number];

/** The statuses of an open shift. */
export const openStatuses = ["draft", "offered", "confirmed"] as const satisfies readonly ShiftStatus[];

/** Whether a shift is open: neither canceled nor completed. */
export const isOpen = (status: ShiftStatus): boolean => (openStatuses as readonly ShiftStatus[]).includes(status);

/**
 * The states of an assignment. Workers see it from `offered` on. `changed` was confirmed before the shift changed (Q61);
 * `released` has ended.
 */
export const assignmentStates = ["planned", "offered", "confirmed", "changed", "released"] as const;

/** The state of an assignment. */
export type AssignmentState = (typeof assignmentStates)[number];

/** The states of an assignment that takes a slot. */
export const heldStates = ["planned", "offered", "confirmed", "changed"] as const satisfies readonly AssignmentState[];

/** The states that planning sets. */
export const plannedStates = ["planned", "offered", "confirmed"] as const satisfies readonly AssignmentState[];

/** The state that planning sets. */
export type PlannedState = (typeof plannedStates)[number];

/** The state of people on a shift with this status, unless another one is given. */
export const stateFor = (status: ShiftStatus): PlannedState =>
  status === "confirmed" || status === "offered" ? status : "planned";
