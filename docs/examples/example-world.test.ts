import assert from "node:assert/strict";
import test from "node:test";
import { createClient } from "@rollcall/core/client";
import { createWorldInMemory } from "./example-world.ts";

test("the world of the live examples has data for every element and persona [X9]", async () => {
  const { personas, placeholders, invitationFragment, stop } = await createWorldInMemory("https://docs.example");
  const clientOf = (persona: string) => {
    const transport = personas.find(({ id }) => id === persona)?.transport;
    assert.ok(transport, `there is no ${persona}`);
    return createClient(transport);
  };
  const { scheduleId = "", personId = "" } = placeholders;
  for (const persona of ["amara", "jonas", "mei", "henrik"]) {
    const { total } = await clientOf(persona).members.list({ scheduleId });
    assert.equal(total, 10, persona);
  }
  assert.equal((await clientOf("henrik").people.get({ personId })).person.name, "Lena Brandt");
  assert.equal((await clientOf("lena").portal.listShifts({})).rows.length, 1);
  const preview = await clientOf("rafael").invitations.preview({ token: invitationFragment.slice(1) });
  assert.equal(preview.schedule, "Night watch, Pier 4");
  await stop();
});
