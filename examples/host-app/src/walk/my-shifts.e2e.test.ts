import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Walk } from "./walk.fixture.ts";

suite("a worker's own shifts, as schedulers see them", () => {
  const walk = Walk.ofSuite();

  test("a worker accepts an offered shift and declines another, and the scheduler sees it [A47, Q43]", async () => {
    const { members, offers, shifts } = walk.client("admin");
    const scheduleId = await walk.scheduleId("North Quay Cranes");
    const found = await members.list({ scheduleId, search: "jonas" });
    const personId = found.rows[0]?.personId ?? "";
    for (const [kind, day] of [
      ["Dredging", "03"],
      ["Towing", "10"],
    ] as const) {
      const when = { start: `2099-03-${day}T08:00[UTC]`, end: `2099-03-${day}T16:00[UTC]` };
      const { shift } = await shifts.create({ scheduleId, kind, ...when });
      await offers.create({ scheduleId, shiftId: shift.id, personIds: [personId] });
    }
    const page = await walk.window("/me", "member");
    const own = page.locator("my-shifts");
    await own.getByRole("button", { name: /^Accept Dredging/ }).click();
    await own.getByText("Shift accepted").first().waitFor();
    await own.locator("[part=shift]", { hasText: "Dredging" }).waitFor();
    await own.getByRole("button", { name: /^Decline Towing/ }).click();
    await own.locator("dialog[open] [part=confirm]").click();
    await own.getByText("You declined").waitFor();
    const answered = await offers.list({ scheduleId });
    const states = answered.rows.flatMap(({ answers }) => answers.map(({ state }) => state));
    assert.deepEqual([...states].sort(), ["accepted", "declined"]);
  });
});
