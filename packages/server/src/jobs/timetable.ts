/**
 * When something is due, as a port: calls `due` at each time of a cron pattern with seconds, in UTC.
 * @returns stops calling
 */
export type Timetable = (pattern: string, due: () => void) => () => void;
