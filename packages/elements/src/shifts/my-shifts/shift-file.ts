import type { OwnShiftView } from "@rollcall/core";
import ICAL from "ical.js";
import { saveFile, toFileName } from "../../ui/browser/save-file.ts";
import { instantOf } from "../../ui/text/times.ts";

/** Downloads a shift as a file for calendar apps (RFC 5545). The library escapes and folds the text. */
export function saveShiftFile(shift: OwnShiftView): void {
  const file = new Blob([toCalendarText(shift)], { type: "text/calendar;charset=utf-8" });
  saveFile(file, `${toFileName(shift.kind) || "shift"}.ics`);
}

/** The times are in UTC: a single event needs no time zone. */
function toCalendarText(shift: OwnShiftView): string {
  const { id, scheduleId, scheduleName, kind, position, venue, notes, contact, start, end, status } = shift;
  const text = (name: string, value: string) => (value === "" ? [] : [[name, {}, "text", value]]);
  const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+/, "");
  const event = [
    ["uid", {}, "text", `${scheduleId}/${id}`],
    ["dtstamp", {}, "date-time", instant(Date.now())],
    ["dtstart", {}, "date-time", instant(instantOf(start))],
    ["dtend", {}, "date-time", instant(instantOf(end))],
    ...text("summary", [kind, position].filter(Boolean).join(" · ")),
    ...text("location", venue),
    ...text("description", [notes, contact, scheduleName].filter(Boolean).join("\n\n")),
    ["status", {}, "text", status === "offered" ? "TENTATIVE" : "CONFIRMED"],
  ];
  const head = [
    ["version", {}, "text", "2.0"],
    ["prodid", {}, "text", "-//Rollcall//Shift//EN"],
  ];
  return ICAL.stringify(["vcalendar", head, [["vevent", event, []]]]);
}
