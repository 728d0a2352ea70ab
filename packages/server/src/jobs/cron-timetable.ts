import { Cron } from "croner";
import type { Timetable } from "./timetable.ts";

/** Uses croner. Does not keep the process alive. */
export const cronTimetable: Timetable = (pattern, due) => {
  const cron = new Cron(pattern, { mode: "6-part", utcOffset: 0, unref: true }, () => {
    due();
  });
  return () => {
    cron.stop();
  };
};
