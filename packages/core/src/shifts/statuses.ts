/** The statuses of a shift. Workers see it from `offered` on. */
export const shiftStatuses = ["draft", "offered", "confirmed", "cancelled", "completed"] as const;

/** The status of a shift. */
export type ShiftStatus = (typeof shiftStatuses)[number];

/** The statuses of an open shift. */
export const openStatuses = ["draft", "offered", "confirmed"] as const satisfies readonly ShiftStatus[];

/** Whether a shift is open: neither cancelled nor completed. */
export const isOpen = (status: ShiftStatus): boolean => (openStatuses as readonly ShiftStatus[]).includes(status);
