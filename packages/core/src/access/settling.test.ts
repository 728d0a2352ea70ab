import assert from "node:assert/strict";
import test from "node:test";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { hire } from "./portal.fixture.ts";

const day = 86_400_000;

test("updates all pauses that begin at the same time in one run, even if many people have nothing due [X20, A40]", async () => {
  const { app, boss } = await createMailedWorld();
  const many = 201;
  for (let one = 0; one < many; one++) await hire(boss, `Waiting${one}`);
  const from = new Date(app.clock.now() + day).toISOString();
  for (let one = 0; one < many; one++) {
    const { id: personId } = await hire(boss, `Off${one}`);
    await boss.client.access.setPortal({ personId, portal: "off", from });
  }
  app.clock.advance(day);
  assert.equal(await app.rollcall.settleStatuses(), many);
  assert.equal(await app.rollcall.settleStatuses(), 0);
});
