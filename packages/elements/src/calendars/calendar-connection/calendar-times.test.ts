import { expect } from "chai";
import { CalendarTimes } from "./calendar-times.ts";

const stretch = (from: string, until: string) => ({ from: `2026-11-${from}:00Z`, until: `2026-11-${until}:00Z` });
/** Normalizes spaces and dashes. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("the times of a calendar", () => {
  it("shows times in the browser's time zone [Q52]", () => {
    const zurich = new CalendarTimes("en-GB", "Europe/Zurich");
    expect(zurich.zone).to.equal("Europe/Zurich");
    const late = stretch("23T23:30", "24T00:30");
    expect(zurich.day(late)).to.match(/^Tue,? 24 Nov$/);
    expect(plain(zurich.hours(late))).to.match(/^00:30 ?– ?01:30$/);
  });

  it("names the day of the end if it differs [Q52]", () => {
    const times = new CalendarTimes("en-GB", "UTC");
    expect(plain(times.hours(stretch("23T22:00", "24T06:00")))).to.equal("22:00 – Tue 06:00");
    expect(plain(times.hours(stretch("23T22:00", "24T00:00")))).to.match(/^22:00 ?– ?00:00$/);
  });

  it("shows whole days if they begin and end at local midnight [Q52]", () => {
    const times = new CalendarTimes("en-GB", "UTC");
    expect(times.isWholeDays(stretch("23T00:00", "25T00:00"))).to.equal(true);
    expect(plain(times.day(stretch("23T00:00", "25T00:00")))).to.match(/^Mon,? 23( Nov)? ?– ?Tue,? 24 Nov$/);
    expect(times.day(stretch("23T00:00", "24T00:00"))).to.match(/^Mon,? 23 Nov$/);
    expect(new CalendarTimes("en-GB", "Asia/Tokyo").isWholeDays(stretch("23T00:00", "25T00:00"))).to.equal(false);
  });

  it("shows relative times for a day, then day and time [Q16]", () => {
    const times = new CalendarTimes("en-GB", "UTC");
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(times.since("2026-11-22T11:59:50Z", now)).to.equal("now");
    expect(times.since("2026-11-22T11:57:00Z", now)).to.equal("3 minutes ago");
    expect(times.since("2026-11-22T09:00:00Z", now)).to.equal("3 hours ago");
    expect(times.since("2026-11-19T09:00:00Z", now)).to.match(/^Thursday,? 19 November at 0?9:00$/);
  });
});
