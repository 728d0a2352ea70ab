import { expect } from "chai";
import { timesIn } from "../../ui/text/times.ts";
import { busyDay, isWholeDays } from "./calendar-times.ts";

const stretch = (from: string, until: string) => ({ from: `2026-11-${from}:00Z`, until: `2026-11-${until}:00Z` });
/** Normalizes spaces and dashes. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ");
const inZone = (timeZone: string) => timesIn({ lang: "en-GB" }, timeZone);

describe("the times of a calendar", () => {
  it("shows days in the browser's time zone [Q52]", () => {
    expect(busyDay(inZone("Europe/Zurich"), stretch("23T23:30", "24T00:30"))).to.match(/^Tue,? 24 Nov$/);
  });

  it("shows whole days if they begin and end at local midnight [Q52]", () => {
    const times = inZone("UTC");
    expect(isWholeDays(times, stretch("23T00:00", "25T00:00"))).to.equal(true);
    expect(plain(busyDay(times, stretch("23T00:00", "25T00:00")))).to.match(/^Mon,? 23( Nov)? ?– ?Tue,? 24 Nov$/);
    expect(busyDay(times, stretch("23T00:00", "24T00:00"))).to.match(/^Mon,? 23 Nov$/);
    expect(isWholeDays(inZone("Asia/Tokyo"), stretch("23T00:00", "25T00:00"))).to.equal(false);
  });
});
