import assert from "node:assert/strict";
import { suite, test } from "node:test";
import ICAL from "ical.js";
import { demoPassword, demoWorker } from "../seed/external-people.ts";
import { signIn } from "./portal.fixture.ts";
import { Walk } from "./walk.fixture.ts";

const portal = "/portal?organization=harbour-operations";

/** The time zone of the shift, and a day in it. */
const zone = "Europe/Oslo";
const day = `${new Date().getUTCFullYear() + 1}-11-20`;

/** Reads a feed as another program does: over HTTP, without a session. */
async function readFeed(address: string, title: string) {
  const response = await fetch(address);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const found = events.filter(({ summary }) => summary === title);
  assert.equal(found.length, 1, `one event ${title}`);
  const [{ uid, sequence, startDate, component }] = found as [ICAL.Event];
  return { uid, sequence, start: String(startDate), zone: component.getFirstProperty("dtstart")?.getParameter("tzid") };
}

suite("a worker subscribes to their shifts, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("a calendar link shows the shift in another program, and its new time after the scheduler moves it [A50, A62]", async () => {
    const { people, shifts } = walk.client("admin");
    const { rows } = await people.list({ search: demoWorker.lastName });
    const personId = rows[0]?.id ?? assert.fail("no worker");
    const scheduleId = await walk.scheduleId("North Quay Cranes");
    const at = (time: string): string => `${day}T${time}:00+01:00[${zone}]`;
    const asked = { scheduleId, kind: "Ice watch", start: at("18:00"), end: at("23:00") };
    const { shift } = await shifts.create({ ...asked, assignees: [{ personId }] });
    await shifts.update({ scheduleId, shiftId: shift.id, status: "confirmed" });

    const worker = await signIn(walk, portal, { email: demoWorker.email, password: demoPassword });
    const { page } = worker;
    await page.getByRole("heading", { name: /, Farid$/ }).waitFor();
    await worker.press(page.getByRole("link", { name: /^Calendar Links/ }));
    await worker.press(page.getByRole("button", { name: "New link" }));
    await worker.type(page.getByRole("textbox", { name: "Name" }), "My phone");
    await worker.look();
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: "Address", exact: true });
    await field.waitFor();
    await page.getByRole("img", { name: "QR code of the address" }).waitFor();
    await worker.look();
    const address = await field.inputValue();
    assert(address.startsWith(`${walk.app.url}/rollcall/calendar/`), address);
    await worker.press(page.getByRole("button", { name: "Done" }));
    await page.getByText("Not read by an app yet").waitFor();

    const before = await readFeed(address, "Ice watch");
    assert.deepEqual([before.start, before.zone], [`${day}T18:00:00`, zone]);
    await shifts.update({ scheduleId, shiftId: shift.id, start: at("17:15"), end: at("22:15") });
    const after = await readFeed(address, "Ice watch");
    assert.deepEqual([after.uid, after.start, after.zone], [before.uid, `${day}T17:15:00`, zone]);
    assert(after.sequence > before.sequence, `${after.sequence} after ${before.sequence}`);
  });
});
