import assert from "node:assert/strict";
import test from "node:test";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { teamsShifts } from "./teams-shifts.ts";

const provider = teamsShifts(scriptedServer({}).options);
const withFile = (lines: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  connectionOf({ file: lines.join("\r\n"), timeZone: "Europe/Berlin", ...settings }, {});

const titles =
  "Member,Work Email,Group,Start Date,Start Time,End Date,End Time,Theme Color,Custom Label,Unpaid Break (minutes),Notes,Shared";
const exported = [
  `\uFEFF${titles}`,
  'Ann Lee,Ann@example.com,Front desk,6/2/2026,08:00,6/2/2026,16:00,1. Blue,"Early, long",30,"Bring ""keys""\r\nand badge",1. Shared',
  "Ben Cole,ben@example.com,Kitchen,6/2/2026,22:00,6/3/2026,06:00,2. Green,,,,2. Not Shared",
  "Ann Lee,ann@example.com,Front desk,6/3/2026,08:00,6/3/2026,16:00,,,,,1. Shared",
  "Guest,,Front desk,6/4/2026,08:00,6/4/2026,09:30,,,,,1. Shared",
  ",,Kitchen,6/4/2026,08:00,6/4/2026,09:30,,,,,1. Shared",
  ",,,,,,,,,,,",
];

test("reads the people, groups and shifts of an export, without open shifts [X24]", async () => {
  const connection = withFile(exported);
  assert.deepEqual(await schedulesOf(provider, connection), [
    "people All groups Europe/Berlin",
    "group:Front desk Front desk Europe/Berlin",
    "group:Kitchen Kitchen Europe/Berlin",
  ]);
  assert.deepEqual(await peopleOf(provider, connection, "people"), [
    "ann@example.com Ann Lee Ann@example.com",
    "ben@example.com Ben Cole ben@example.com",
    "guest Guest -",
  ]);
  assert.deepEqual(await peopleOf(provider, connection, "group:Kitchen"), ["ben@example.com Ben Cole ben@example.com"]);
  assert.equal(await peopleOf(provider, connection, "group:Bar"), "not-found");
  assert.deepEqual(await onCallOf(provider, connection, 7, "people"), [
    "ann@example.com Ann Lee 2026-06-02T06:00Z/2026-06-02T14:00Z",
    "ben@example.com Ben Cole 2026-06-02T20:00Z/2026-06-03T04:00Z",
    "ann@example.com Ann Lee 2026-06-03T06:00Z/2026-06-03T14:00Z",
    "guest Guest 2026-06-04T06:00Z/2026-06-04T07:30Z",
  ]);
});

test("reads what spreadsheets in other languages write [X24]", async () => {
  const times = ["ann@example.com Ann 2026-06-03T06:00Z/2026-06-03T14:30Z"];
  const read = async (date: string, from: string, until: string, settings = {}, more: readonly string[] = []) => {
    const german = "sep=;|Mitglied;Geschäftliche E-Mail;Gruppe;Startdatum;Startzeit;Enddatum;Endzeit".split("|");
    const row = `"Ann";ann@example.com;Tresen;${date};${from};${date};${until}`;
    return onCallOf(provider, withFile([...german, row, ...more], settings), 7, "people");
  };
  assert.deepEqual(await read("03.06.2026", "08:00", "16:30"), times);
  assert.deepEqual(await read("2026-06-03", "8.00", "16:30:00"), times);
  assert.deepEqual(await read("6/3/26", "8:00 AM", "4:30 pm"), times);
  assert.deepEqual(await read("3/6/2026", "08:00", "16:30", { dates: "day-first" }), times);
  // Another date in the file shows that days come first.
  const later = ["Ben;ben@example.com;Tresen;14/6/2026;08:00;14/6/2026;09:00"];
  assert.deepEqual(await read("3/6/2026", "08:00", "16:30", {}, later), times);
  // Without an end date, an earlier time is on the next day, even when the clocks change in between.
  const night = withFile([
    "Member\tWork Email\tStart Date\tStart Time\tEnd Time",
    "\tann@example.com\t6/2/2026\t22:00\t06:00",
  ]);
  assert.deepEqual(await onCallOf(provider, night, 7, "people"), [
    "ann@example.com ann@example.com 2026-06-02T20:00Z/2026-06-03T04:00Z",
  ]);
  const autumn = withFile(["Work Email,Start Date,Start Time,End Time", "ann@example.com,10/24/2026,22:00,06:00"]);
  assert.deepEqual(await onCallOf(provider, autumn, 200, "people"), [
    "ann@example.com ann@example.com 2026-10-24T20:00Z/2026-10-25T05:00Z",
  ]);
});

test("reads people from a sheet without shifts, and rejects anything but a complete export [X24, P58]", async () => {
  const members = withFile(["Member,Work Email,Group", "Ann Lee,ann@example.com,Front desk"]);
  assert.deepEqual(await peopleOf(provider, members, "people"), ["ann@example.com Ann Lee ann@example.com"]);
  assert.deepEqual(await onCallOf(provider, members, 7, "people"), []);
  assert.deepEqual(await schedulesOf(provider, members), ["people Front desk Europe/Berlin"]);
  const broken = [titles, "Ann,ann@example.com,Desk,6/2/2026,morning,6/2/2026,16:00"];
  assert.equal(await onCallOf(provider, withFile(broken), 7, "people"), "invalid-answer");
  assert.equal(await peopleOf(provider, withFile(["PK\u0003\u0004", "binary"]), "people"), "invalid-answer");
  assert.equal(await peopleOf(provider, withFile([titles, '"Ann,ann@example.com']), "people"), "invalid-answer");
  assert.equal(
    await peopleOf(provider, withFile(exported, { timeZone: "Mars/Olympus" }), "people"),
    "settings-invalid",
  );
});
