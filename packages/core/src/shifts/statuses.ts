/** Where a shift stands. Workers see it from `offered` on. */
export const shiftStatuses = ["draft", "offered", "confirmed", "cancelled", "completed"] as const;

/** Where a shift stands. */
export type ShiftStatus = (typeof shiftStatuses)[number];

/** The statuses of a shift that is still to be planned. */
export const openStatuses = ["draft", "offered", "confirmed"] as const satisfies readonly ShiftStatus[];

/** Whether a shift can still be planned: it is neither cancelled nor completed. */
export const isOpen = (status: ShiftStatus): boolean => (openStatuses as readonly ShiftStatus[]).includes(status);
