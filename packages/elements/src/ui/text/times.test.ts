import { expect } from "chai";
import { Messages } from "../../messages/messages.ts";
import { panelWords } from "../host/panel.en.ts";
import type { PanelKey } from "../host/panel-host.ts";
import { sinceText, type Times, timesIn } from "./times.ts";

/** Normalizes spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ");
const british = (timeZone = "UTC"): Times => timesIn({ lang: "en-GB" }, timeZone);

describe("times", () => {
  it("show 12 or 24 hours as the language does [X22]", () => {
    const at = "2026-11-22T13:05:00Z";
    const clockIn = (lang: string): string => plain(timesIn({ lang }, "UTC").text(at, "clock"));
    expect(["en-GB", "en-US", "de", "ja"].map(clockIn)).to.deep.equal(["13:05", "1:05 PM", "13:05", "13:05"]);
    expect(plain(timesIn({ lang: "en-US" }, "UTC").text(at, "moment"))).to.equal("Nov 22, 2026, 1:05 PM");
  });

  it("read instants with a zone in brackets, and show them in the requested zone [X23]", () => {
    const moment = "2026-11-22T08:00:00+01:00[Europe/Zurich]";
    expect(british("Europe/Zurich").text(moment, "clock")).to.equal("08:00");
    expect(plain(british("Europe/Zurich").text(moment, "dayAndClock"))).to.match(/^Sun,? 22 Nov,? (at )?08:00$/);
    expect(british("Asia/Tokyo").text(moment, "clock")).to.equal("16:00");
  });

  it("name the end day if it differs [Q52]", () => {
    const times = british();
    const hours = (from: string, to: string): string => plain(times.hours(`2026-11-${from}:00Z`, `2026-11-${to}:00Z`));
    expect(hours("23T22:00", "24T06:00")).to.match(/^22:00 – Tue,? 06:00$/);
    expect(hours("23T22:00", "24T00:00")).to.equal("22:00 – 00:00");
    expect(hours("01T22:00", "24T06:00")).to.match(/^22:00 – Tue,? 24 Nov,? (at )?06:00$/);
    expect(plain(british("Europe/Zurich").hours("2026-11-23T23:30Z", "2026-11-24T00:30Z"))).to.match(
      /^00:30 ?– ?01:30$/,
    );
  });

  it("are relative for a day, then show day and time [Q16]", () => {
    const words = new Messages<PanelKey>("en-GB", {}, panelWords);
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(sinceText(words, "2026-11-22T11:59:50Z", now)).to.equal("just now");
    expect(sinceText(words, "2026-11-22T11:57:00Z", now)).to.equal("3 minutes ago");
    expect(sinceText(words, "2026-11-22T09:00:00Z", now)).to.equal("3 hours ago");
    expect(sinceText(words, "2026-11-19T09:00:00Z", now)).to.match(/^Thursday,? 19 November at 0?9:00$/);
  });

  it("name a zone only if its clocks differ from the reader's, now or in another season [X22]", () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(british(own).otherZone).to.equal(undefined);
    // The tests run in UTC. Iceland keeps the same time; London differs in summer.
    expect(british("Atlantic/Reykjavik").otherZone).to.equal(undefined);
    expect(british("Europe/London").otherZone).to.equal("Europe/London");
    expect(british("America/New_York").otherZone).to.equal("America/New York");
    expect(british("Asia/Calcutta").otherZone).to.equal("Asia/Kolkata");
  });
});
