import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { samplePhoto } from "../seed/sample-proofs.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, type PersonaId, Walk } from "./walk.fixture.ts";

const phone = { width: 360, height: 740 };
const handOver = "The ramp sticks: raise it by hand.";

/** The date in some days, in UTC. */
const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

suite("a shift that needs a certification, from the proof to the report", () => {
  const walk = Walk.ofSuite({ empty: true });

  test("an uncertified worker uploads a proof from a phone, works the shift, and reports on it offline [A48, A54, X11]", async () => {
    const { mei, scheduleId } = await openFerry(walk);
    const scheduler = await walk.window(`/schedules/${scheduleId}/shifts`, "admin");
    await createShift(scheduler);

    // Without the certificate, Mei isn't eligible.
    const dialog = scheduler.locator("schedule-shifts dialog[open]");
    await scheduler.getByRole("button", { name: /^Offer: Landing/ }).click();
    await dialog.getByText("No eligible people found.").waitFor();
    await dialog.getByRole("tab", { name: "Everyone" }).click();
    const reason = dialog.locator("li", { hasText: "Mei Tanaka" }).getByText("Missing a certification: First aid");
    await reason.waitFor();
    const { rows } = await walk.client("admin").shifts.list({ scheduleId });
    const shiftId = rows.find(({ kind }) => kind === "Landing")?.id ?? "";
    const { offer, refused } = await walk.client("admin").offers.create({ scheduleId, shiftId, personIds: [mei] });
    assert.equal(offer, null);
    assert.deepEqual(refused[0]?.reasons, [{ code: "worker.certification-missing", details: { name: "First aid" } }]);
    await scheduler.keyboard.press("Escape");

    // The dashboard leads to the upload.
    const worker = await walk.window("/planner/external-dashboard", "viewer", { viewport: phone });
    await worker.getByRole("link", { name: "Upload a proof: First aid" }).click();
    await worker.locator("my-certifications [part=upload-proof]").click();
    const photo = Buffer.from(await samplePhoto().arrayBuffer());
    await cancelUpload(worker, photo);
    assert.deepEqual((await walk.client("admin").certifications.listProofs({})).rows, []);
    await retryUpload(worker, photo);
    await worker.locator("my-certifications dialog[open] [part=confirm]").click();
    await worker.getByText("is waiting for review.").waitFor();

    const reviewer = await Keyboard.at(walk, "/planner/certifications", "admin");
    await reviewer.page.locator("proof-review [part=image]").waitFor();
    await reviewer.look();
    await reviewer.press(reviewer.page.locator("proof-review [part=proof]", { hasText: "Mei Tanaka" }), "a");
    await reviewer.page.getByText("Mei Tanaka: proof approved").first().waitFor();
    await worker.locator("my-certifications [part=state]", { hasText: "Valid" }).waitFor();

    await scheduler.getByRole("button", { name: /^Offer: Landing/ }).click();
    await dialog.getByRole("checkbox", { name: "Mei Tanaka" }).check();
    await dialog.locator("[part=confirm]").click();
    await scheduler.getByText("Landing offered to 1 person").first().waitFor();
    await openSection(worker, "shifts");
    await worker.getByRole("button", { name: /^Accept Landing/ }).click();
    await worker.getByText("Shift accepted").first().waitFor();

    // Two days later, the shift has ended.
    await walk.app.stop();
    await walk.restart({ hoursLater: 48 });
    await openSection(worker, "reports");
    await worker.getByRole("button", { name: /^Start report: Landing/ }).click();
    await worker.locator("my-reports #answer-cars").waitFor();
    // The service worker has kept the page.
    await worker.evaluate(async () => {
      while ((await caches.match(location.href)) === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await worker.context().setOffline(true);
    await worker.locator("my-reports #answer-cars").fill("24");
    await worker.locator("my-reports #hand-over").fill(handOver);
    await worker.locator("my-reports [part=submit]").click();
    const queued = worker.locator("worker-portal [part=queued]", { hasText: "Submit the report" });
    await queued.getByText("Waiting to be sent").waitFor();
    await worker.locator("my-reports").getByText("Nothing to complete", { exact: true }).waitFor();
    const reports = await walk.client("admin").reports.list({ scheduleId });
    assert.deepEqual(reports.rows, []);
    // The page opens again without a connection, and the report still waits.
    await worker.reload();
    await worker.getByText("You’re offline. This data is from").waitFor();
    await queued.getByText("Waiting to be sent").waitFor();
    await worker.locator("my-reports").getByText("Nothing to complete", { exact: true }).waitFor();

    const sent = answered(worker, "portal.submitReport");
    await worker.context().setOffline(false);
    await sent;
    await queued.getByText("Sent", { exact: true }).waitFor();
    await worker.locator("my-reports [part=report] [part=state]", { hasText: "Submitted" }).waitFor();

    const next = await walk.window("/planner/external-dashboard/shifts", "member", { viewport: phone });
    await next.locator("my-shifts [part=shift] summary").click();
    const note = next.locator("my-shifts [part=hand-over-note]");
    await note.getByText(handOver).waitFor();
    assert.equal(await next.locator("worker-portal").getByText("Mei").count(), 0);
    const planner = await walk.window("/planner/reports", "admin");
    await planner.locator("shift-reports").getByText("Mei Tanaka").first().waitFor();
  });
});

/** Opens a section of the worker portal by its URL. */
const openSection = (page: Page, section: string) =>
  page.goto(new URL(`/planner/external-dashboard/${section}`, page.url()).href);

/** A schedule with two deckhands: Mei lacks the certificate, and Jonas has the next shift after hers. */
async function openFerry(walk: Walk) {
  const { schedules, members, certifications, reports, shifts } = walk.client("admin");
  const personId = async (persona: PersonaId) => (await walk.client(persona).people.getMe({})).person.id;
  const [mei, jonas] = [await personId("viewer"), await personId("member")];
  const { schedule } = await schedules.create({ name: "Ferry" });
  const scheduleId = schedule.id;
  await members.add({ scheduleId, people: [{ personId: mei }, { personId: jonas }] });
  const { type } = await certifications.createType({ name: "First aid", validMonths: 24 });
  await certifications.assign({ typeId: type.id, personIds: [mei] });
  const cars = { id: "cars", label: "Cars on board", type: "number", required: true, min: 0, max: 99 } as const;
  await reports.saveForm({ kind: "Landing", title: "After a landing", fields: [cars], version: 0 });
  const date = dateIn(3);
  await shifts.create({
    ...{ scheduleId, kind: "Landing", position: "Deckhand", status: "confirmed", assignees: [{ personId: jonas }] },
    ...{ start: `${date}T08:00[UTC]`, end: `${date}T16:00[UTC]` },
  });
  return { mei, scheduleId };
}

/** Cancels the upload of a large file over a slow connection once its progress bar moves. */
async function cancelUpload(page: Page, photo: Buffer): Promise<void> {
  const network = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await network.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: 400_000 });
  const buffer = Buffer.concat([photo, Buffer.alloc(4_000_000)]);
  await page.locator("#proof-files").setInputFiles({ name: "large.png", mimeType: "image/png", buffer });
  const bar = await page.getByRole("progressbar", { name: "Uploading large.png" }).elementHandle();
  await page.waitForFunction((shown) => shown instanceof HTMLProgressElement && shown.value > 0, bar);
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("/rollcall/documents?"));
  await page.getByRole("button", { name: "Cancel the upload of large.png" }).click();
  assert.equal((await failed).failure()?.errorText, "net::ERR_ABORTED");
  await page.locator("my-certifications [part=upload-file]").waitFor({ state: "detached" });
  await network.send("Network.emulateNetworkConditions", conditions);
  await network.detach();
  // Without a file, the proof can't be sent.
  await page.locator("my-certifications dialog[open] [part=confirm][aria-disabled=true]").waitFor();
}

/** Uploads a file again after the connection was lost. */
async function retryUpload(page: Page, buffer: Buffer): Promise<void> {
  await page.context().setOffline(true);
  await page.locator("#proof-files").setInputFiles({ name: "card.png", mimeType: "image/png", buffer });
  const retry = page.getByRole("button", { name: "Upload card.png again" });
  await retry.waitFor();
  await page.context().setOffline(false);
  await retry.click();
  await page.getByText("1 of 1 file uploaded").waitFor();
}

/** Adds the shift of tomorrow. */
async function createShift(scheduler: Page): Promise<void> {
  await scheduler.locator("schedule-shifts").getByRole("button", { name: "Add shift" }).click();
  const form = scheduler.getByRole("dialog", { name: "Add a shift" });
  await form.getByLabel("Kind").fill("Landing");
  await form.getByLabel("Date").fill(dateIn(1));
  await form.getByLabel("From").fill("08:00");
  await form.getByLabel("To", { exact: true }).fill("16:00");
  await form.getByText("More details").click();
  await form.getByLabel("Position").fill("Deckhand");
  await form.getByLabel("Certifications needed").fill("First aid");
  await form.getByRole("button", { name: "Add shift" }).click();
  await scheduler.locator("[part=shift]", { hasText: "Landing" }).first().waitFor();
}
