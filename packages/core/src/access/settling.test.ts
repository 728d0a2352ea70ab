import assert from "node:assert/strict";
import test from "node:test";
import { openMailedCast } from "../mailroom.fixture.ts";
import { hire } from "./portal.fixture.ts";

const day = 86_400_000;

test("however many pauses begin at once, and however many people wait for nothing, all are shown in one go [X20, A40]", async () => {
  const { house, boss } = await openMailedCast();
  const many = 201;
  for (let one = 0; one < many; one++) await hire(boss, `Waiting${one}`);
  const from = new Date(house.clock.now() + day).toISOString();
  for (let one = 0; one < many; one++) {
    const { id: personId } = await hire(boss, `Off${one}`);
    await boss.client.access.setPortal({ personId, portal: "off", from });
  }
  house.clock.advance(day);
  assert.equal(await house.rollcall.settleStatuses(), many);
  assert.equal(await house.rollcall.settleStatuses(), 0);
});
