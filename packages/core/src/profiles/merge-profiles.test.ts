import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { fieldIn, portalOf } from "./profiles.fixture.ts";

const pia = "pia@pending.example";

test("merging keeps profile values from before the address was verified, and the latest value wins [P02, A67]", async () => {
  const { app, ann, boss, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const claimant = await app.user("Pia", { email: pia, emailVerified: false });
  await portalOf(app, claimant.id).client.portal.updateProfile({ set: { nickname: "Pip", mobile: "+31 20 11" } });
  app.clock.advance(1000);
  await boss.client.profiles.update({ personId, set: { nickname: "Piet", weeklyHours: 12 } });
  await claimant.client.invitations.accept({ token: mailer.tokenTo(pia) });
  const { profile } = await boss.client.profiles.get({ personId });
  const of = (name: string) => [fieldIn(profile, name).value, fieldIn(profile, name).changedBy?.id];
  assert.deepEqual(
    [of("nickname"), of("mobile"), of("weeklyHours")],
    [
      ["Piet", boss.id],
      ["+31 20 11", personId],
      [12, boss.id],
    ],
  );
  const [change] = (await boss.client.profiles.listChanges({ personId, field: "mobile" })).rows;
  assert.deepEqual(
    [change?.before, change?.after, change?.number],
    [null, "+31 20 11", fieldIn(profile, "mobile").number],
  );
  const rows = JSON.stringify(await app.everything());
  assert.equal(rows.split("+31 20 11").length - 1, 2, "once in the profile, once in its history");
});
