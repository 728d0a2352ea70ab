import type { LinkProvider } from "@rollcall/core";
import ICAL from "ical.js";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import type { RawPerson } from "../upstream/to-people.ts";
import { valueOf } from "../upstream/shapes.ts";
import { UpstreamFailure } from "../upstream/upstream-failure.ts";
import { onlySchedule, toFileUrl } from "../upstream/single-file.ts";

/** The maximum number of dates of a series that are tried. */
const maxDates = 5000;
/** Attendees of these kinds are not people. */
const things = new Set(["ROOM", "RESOURCE", "GROUP"]);

/**
 * A calendar in iCalendar format. People are the attendees of events that aren't over; an event without attendees counts for its organizer.
 * A calendar has no person ids, so people are identified by their address.
 */
export const iCalendar = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "icalendar",
      name: "iCalendar",
      // The address of a private calendar is a secret.
      fields: [{ name: "url", kind: "secret", required: true }],
      capabilities: { listsSchedules: false, onCallTimes: false, verifiesAddresses: false },
      connect: (connection) => ({
        baseUrl: toFileUrl(valueOf(connection, "url")),
        headers: { accept: "text/calendar" },
      }),
      async listSchedules(reading) {
        const calendar = await readCalendar(reading);
        const name = calendar.getFirstPropertyValue("x-wr-calname") ?? calendar.getFirstPropertyValue("name");
        const zone = calendar.getFirstPropertyValue("x-wr-timezone");
        return onlySchedule(typeof name === "string" ? name : "", typeof zone === "string" ? zone : null);
      },
      async listPeople(reading) {
        const calendar = await readCalendar(reading);
        return calendar
          .getAllSubcomponents("vevent")
          .filter((event) => isCurrent(event, reading.now))
          .flatMap(peopleOf);
      },
    },
    options,
  );

async function readCalendar({ upstream }: Reading): Promise<ICAL.Component> {
  const text = await upstream.text();
  try {
    const calendar = ICAL.Component.fromString(text.replace(/^\uFEFF/, "").trim());
    if (calendar.name === "vcalendar") return calendar;
  } catch (error) {
    throw new UpstreamFailure("invalid-answer", undefined, error);
  }
  throw new UpstreamFailure("invalid-answer");
}

/** Whether an event that wasn't canceled ends in the future, or is a series with such a date. */
function isCurrent(component: ICAL.Component, now: number): boolean {
  if (component.getFirstPropertyValue("status") === "CANCELLED") return false;
  try {
    const event = new ICAL.Event(component);
    const length = event.duration.toSeconds() * 1000;
    if (!event.isRecurring()) return event.endDate.toJSDate().getTime() > now;
    const dates = event.iterator();
    for (let tried = 0; tried < maxDates; tried++) {
      // Declared without the undefined after the last date.
      const next = dates.next() as ICAL.Time | undefined;
      if (next === undefined) return false;
      if (next.toJSDate().getTime() + length > now) return true;
    }
    return true;
  } catch (error) {
    throw new UpstreamFailure("invalid-answer", undefined, error);
  }
}

function peopleOf(event: ICAL.Component): readonly RawPerson[] {
  const attendees = event.getAllProperties("attendee");
  return (attendees.length > 0 ? attendees : event.getAllProperties("organizer")).flatMap((property) => {
    const parameter = (name: string): string => {
      const found: unknown = property.getParameter(name);
      return typeof found === "string" ? found : "";
    };
    const value = String(property.getFirstValue());
    // Addresses are usually `mailto:`; some programs write it in capitals or put the address in a parameter.
    const address = /^mailto:/i.test(value) ? decodeAddress(value.slice(7)) : parameter("email");
    const isPerson =
      !things.has(parameter("cutype").toUpperCase()) && !/@(?:group|resource)\.calendar\./i.test(address);
    if (!isPerson || parameter("partstat").toUpperCase() === "DECLINED" || !address.includes("@")) return [];
    return [{ externalId: address.toLowerCase(), name: parameter("cn"), address }];
  });
}

function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text).replace(/\?.*$/, "").trim();
  } catch {
    return text.trim();
  }
}
