import assert from "node:assert/strict";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import type { LinkOptions } from "../ports/link-settings.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { createScriptedUpstream, upstreamPerson } from "./scripted-provider.fixture.ts";

/** What a link needs besides its schedule. */
export const asked = {
  provider: "scripted",
  upstreamId: "night",
  settings: { host: "up.example" },
  credentials: { token: "top-secret" },
} as const;

/** A world with another product whose schedule lists Max and Kim. */
export async function createLinkedWorld(
  parts: Partial<RollcallOptions> = {},
  { removalPercent = 20 }: Pick<LinkOptions, "removalPercent"> = {},
) {
  const upstream = createScriptedUpstream();
  upstream.people = [upstreamPerson("Max"), upstreamPerson("Kim")];
  const world = await createMailedWorld({ links: { providers: [upstream.provider], removalPercent }, ...parts });
  const { app, ann, scheduleId } = world;
  /** Runs what is due, and returns how many runs ended how. */
  const run = async () => {
    const report = await app.rollcall.jobs.find(({ name }) => name === "links.sync")?.run();
    const { done, held, failed } = report as { done: number; held: number; failed: number };
    return { done, held, failed };
  };
  return {
    ...world,
    upstream,
    run,
    /** Runs the link now. */
    async sync() {
      await ann.client.links.sync({ scheduleId });
      return run();
    },
    /** Links the schedule and runs the link. */
    async link() {
      const created = await ann.client.links.create({ scheduleId, ...asked });
      assert.deepEqual(await run(), { done: 1, held: 0, failed: 0 });
      return created.link;
    },
    /** The members by name or address: role, assignable, provenance, invitation. */
    async roster() {
      const { rows } = await ann.client.members.list({ scheduleId, limit: 200 });
      return Object.fromEntries(
        rows.map(({ name, email, role, assignable, provenance, invitation }) => [
          name === "" ? email : name,
          `${role} ${assignable ? "assignable" : "-"} ${provenance} ${invitation}`,
        ]),
      );
    },
    async linkView() {
      const { link } = await ann.client.links.get({ scheduleId });
      assert(link);
      return link;
    },
    async idOf(name: string) {
      const { rows } = await ann.client.members.list({ scheduleId, limit: 200 });
      return rows.find((row) => row.name === name)?.personId ?? assert.fail(`no ${name}`);
    },
  };
}
