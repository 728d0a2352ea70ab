import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { z } from "zod";
import { connectionOf, onCallOf, peopleOf, schedulesOf, scriptedServer } from "../scripted-server.fixture.ts";
import { csvFile } from "./csv-file.ts";
import { iCalendar } from "./icalendar.ts";
import { jsonEndpoint, peopleAnswer } from "./json-endpoint.ts";

const atFile = connectionOf({}, { url: "webcal://files.example.com/people?key=abc" });

const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test", "X-WR-CALNAME:On call", "X-WR-TIMEZONE:Europe/Berlin"],
    ...events.flatMap((lines, index) => ["BEGIN:VEVENT", `UID:${index}`, ...lines, "END:VEVENT"]),
    ...["END:VCALENDAR", ""],
  ].join("\r\n");
const june = ["DTSTART:20260610T100000Z", "DTEND:20260610T110000Z"];
const past = ["DTSTART:20200610T100000Z", "DTEND:20200610T110000Z"];

test("lists the attendees of calendar events that aren't over [B19]", async () => {
  const { options, requests } = scriptedServer({
    "GET /people": calendar(
      [
        ...june,
        "ATTENDEE;CN=Ann:mailto:Ann@example.com",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@example.com",
        "ORGANIZER:mailto:boss@example.com",
      ],
      [
        ...june,
        "ATTENDEE;CN=Ann B:MAILTO:ann@example.com",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:no@example.com",
        "ATTENDEE;EMAIL=ben@example.com;CN=Ben:urn:uuid:1",
      ],
      // Google names the calendar itself as organizer.
      [...june, "ORGANIZER;CN=On call:mailto:x@group.calendar.google.com"],
      [...june, "ORGANIZER;CN=Cleo:mailto:cleo@example.com"],
      [...june, "STATUS:CANCELLED", "ATTENDEE:mailto:cancelled@example.com"],
      [...past, "ATTENDEE:mailto:past@example.com"],
      [...past, "RRULE:FREQ=WEEKLY", "ATTENDEE;CN=Dan:mailto:dan@example.com"],
      [...past, "RRULE:FREQ=WEEKLY;COUNT=5", "ATTENDEE:mailto:ended@example.com"],
    ),
  });
  assert.deepEqual(await peopleOf(iCalendar(options), atFile), [
    "ann@example.com Ann Ann@example.com",
    "ben@example.com Ben ben@example.com",
    "cleo@example.com Cleo cleo@example.com",
    "dan@example.com Dan dan@example.com",
  ]);
  assert.deepEqual(requests, ["GET /people?key=abc"]);
  assert.deepEqual(await schedulesOf(iCalendar(options), atFile), ["people On call Europe/Berlin"]);
});

test("rejects a truncated calendar as a whole [P58]", async () => {
  const whole = calendar([...june, "ATTENDEE:mailto:ann@example.com"], [...june, "ATTENDEE:mailto:ben@example.com"]);
  for (const text of [whole.slice(0, -40), "", "<html>Sign in</html>", "BEGIN:VCARD\r\nEND:VCARD"]) {
    const { options } = scriptedServer({ "GET /people": text });
    assert.equal(await peopleOf(iCalendar(options), atFile), "invalid-answer", text);
  }
});

test("lists the rows of a CSV file, by id or by address [B19]", async () => {
  const read = (file: string) => peopleOf(csvFile(scriptedServer({}).options), connectionOf({ file }, {}));
  assert.deepEqual(
    await read('\uFEFFE-Mail;Full Name;Employee ID\r\nann@example.com;"Brown; Ann";7\r\n\r\n;Ben;8\r\n'),
    ["7 Brown; Ann ann@example.com", "8 Ben -"],
  );
  assert.deepEqual(await read("email\nAnn@example.com\nann@example.com\n"), [
    "ann@example.com Ann@example.com Ann@example.com",
  ]);
  assert.deepEqual(await read("Address,Email\nMain St 5,ann@example.com\n"), [
    "ann@example.com ann@example.com ann@example.com",
  ]);
  assert.deepEqual(await read("id,name\n"), []);
  const wrong = ["", "   ", "name\nAnn", "id,name\n1,Ann\n2", "id,name\n1,Ann,extra", 'id,name\n1,"Ann'];
  for (const file of wrong) assert.match(String(await read(file)), /^(?:invalid-answer|settings-invalid)$/, file);
  const { options } = scriptedServer({ "GET /people": "id,name\n1,Ann\n" });
  assert.deepEqual(await peopleOf(csvFile(options), atFile), ["1 Ann -"]);
});

test("lists a JSON endpoint's people page by page, with verified addresses [B19]", async () => {
  const connection = connectionOf({ url: "https://hr.example.com/people?team=7" });
  const { options, headers } = scriptedServer({
    "GET /people": (url: URL) =>
      url.searchParams.get("page") === "2"
        ? { people: [{ id: "2", name: "Ben", email: null }], next: null }
        : {
            ...{ name: "Team 7", timeZone: "Europe/Berlin", next: "/people?page=2" },
            people: [{ id: "1", name: "Ann", email: "ann@example.com", emailVerified: true }],
            onCall: [{ id: "1", from: "2026-06-02T00:00:00Z", until: "2026-06-03T00:00:00Z" }],
          },
  });
  const provider = jsonEndpoint(options);
  assert.deepEqual(await peopleOf(provider, connection), ["1 Ann ann@example.com verified", "2 Ben -"]);
  assert.deepEqual(await schedulesOf(provider, connection), ["people Team 7 Europe/Berlin"]);
  assert.deepEqual(await onCallOf(provider, connection), ["1 Ann 2026-06-02T00:00Z/2026-06-03T00:00Z"]);
  assert.equal(headers[0]?.get("authorization"), "Bearer t0ken");
});

test("never sends a JSON endpoint's token to another origin or reads a page twice [P58, P66]", async () => {
  const connection = connectionOf({ url: "https://hr.example.com/people" });
  const answer = (next: string) => ({ people: [{ id: "1", name: "Ann" }], next });
  const elsewhere = scriptedServer({ "GET /people": answer("https://evil.example.com/people") });
  assert.equal(await peopleOf(jsonEndpoint(elsewhere.options), connection), "invalid-answer");
  assert.equal(elsewhere.requests.length, 1);
  const circle = scriptedServer({ "GET /people": answer("?page=2") });
  assert.equal(await peopleOf(jsonEndpoint(circle.options), connection), "incomplete");
});

test("refuses file addresses with a user name or password, because they would be shown as settings [P66]", async () => {
  const { options, requests } = scriptedServer({ "GET /people": { people: [] } });
  for (const url of ["https://ann:secret@hr.example.com/people", "https://ann@hr.example.com/people"])
    assert.equal(await peopleOf(jsonEndpoint(options), connectionOf({ url })), "settings-invalid", url);
  assert.equal(requests.length, 0);
});

test("publishes the JSON Schema that responses are checked against", () => {
  const file = new URL("../../people.schema.json", import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), z.toJSONSchema(peopleAnswer, { io: "input" }));
});
