import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../../testing/test-world.fixture.ts";
import { refusal } from "../../testing/test-app.fixture.ts";

const unseen = "a visible name";
const turning = "a name without characters that change the text direction";
const broken = "a name of valid characters";

const refused: readonly (readonly [name: string, expected: string])[] = [
  ["\u200b", unseen],
  ["\u3164", unseen],
  ["\u2800", unseen],
  ["\u200d\u200c", unseen],
  ["\u00ad \u2060 \ufe0f", unseen],
  ["\u{e0041}", unseen],
  ...["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"].map(
    (sign) => [`Ann${sign}eeL`, turning] as const,
  ),
  ["Ann \ud83d", broken],
  ["\udc00 Ann", broken],
  ["Ann\0Lee", "a name without line breaks or control characters"],
];

test("rejects names that are invisible, change the text direction or are malformed [P12, P26]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  for (const [name, expected] of refused) {
    const { code, details } = await refusal(ann.client.schedules.update({ scheduleId, name }));
    assert.equal(code, "request.invalid");
    assert.deepEqual(details?.issues, [{ field: "name", expected }], JSON.stringify(name));
  }
});

test("measures names and descriptions as stored, so that any stored value can be written again [P26, B62]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const doubles = "\u0958"; // in NFC, two characters
  const update = (values: { name?: string; description?: string }) =>
    ann.client.schedules.update({ scheduleId, ...values });
  const { schedule } = await update({ name: doubles.repeat(60), description: doubles.repeat(500) });
  const { name, description } = schedule;
  assert.deepEqual([name.length, description.length], [120, 1000]);
  await update({ name, description });
  assert.equal((await refusal(update({ name: doubles.repeat(61) }))).code, "request.invalid");
  assert.equal((await refusal(update({ description: doubles.repeat(501) }))).code, "request.invalid");
  assert.equal((await update({ description: "x\r\n".repeat(500) })).schedule.description, "x\n".repeat(500).trim());
  assert.equal((await update({ description: "x\ry\r\nz" })).schedule.description, "x\ny\nz");
});

test("accepts names in any script, including joiners and marks [P12]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const names = ["👩‍👩‍👧", "می‌خواهم", "क्‍ष", "דוד\u200f", "李", "🦉", "O'Brien-Łukasz", "❤️", "=+-"];
  for (const name of names) {
    const { schedule } = await ann.client.schedules.update({ scheduleId, name });
    assert.equal(schedule.name, name.normalize("NFC"));
  }
});

test("keeps a former name of a time zone, and writes names as IANA does [Q57]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  for (const timeZone of ["Asia/Calcutta", "Asia/Kolkata", "Europe/Kiev", "US/Pacific", "UTC"]) {
    const { schedule } = await ann.client.schedules.update({ scheduleId, timeZone: timeZone.toLowerCase() });
    assert.equal(schedule.timeZone, timeZone);
  }
});

test("rejects time zone abbreviations, because they are ambiguous [Q57, P26]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  for (const timeZone of ["IST", "JST", "PST", "AET"])
    assert.equal((await refusal(ann.client.schedules.update({ scheduleId, timeZone }))).code, "request.invalid");
  for (const timeZone of Intl.supportedValuesOf("timeZone")) {
    const { schedule } = await ann.client.schedules.update({ scheduleId, timeZone });
    assert.equal(schedule.timeZone, timeZone);
  }
});
