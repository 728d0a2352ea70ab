import assert from "node:assert/strict";
import test from "node:test";
import { addPending, openCast } from "../cast.fixture.ts";
import { codeOf } from "../house.fixture.ts";

test("a user of the host whom nobody has met is not activated yet, also after they were shut out for a while; one who has called is active [A40, Q7]", async () => {
  const cast = await openCast();
  const personId = await addPending(cast, "Pia");
  const status = async (id: string) => (await cast.boss.client.people.get({ personId: id })).person.status;
  assert.deepEqual([await status(personId), await status(cast.max.id)], ["not-activated", "active"]);
  const { rows } = await cast.boss.client.people.list({ status: "not-activated", affiliation: "internal" });
  assert.deepEqual(
    rows.map(({ id }) => id),
    [personId],
  );
  await cast.boss.client.people.deactivate({ personId });
  await cast.boss.client.people.reactivate({ personId });
  assert.equal(await status(personId), "not-activated");
  assert.equal(await codeOf(cast.max.client.people.get({ personId })), "request.not-found");
});
