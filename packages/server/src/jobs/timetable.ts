/**
 * A port for schedules: calls `due` at each time of a cron pattern with seconds, in UTC.
 * @returns stops it
 */
export type Timetable = (pattern: string, due: () => void) => () => void;
