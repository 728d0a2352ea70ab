import assert from "node:assert/strict";
import {
  createClient,
  createInProcessTransport,
  type HostIdentity,
  type MailOptions,
  type Store,
} from "@rollcall/core";
import { nodeSecrets } from "@rollcall/server/node";
import type { SamplePerson } from "../members/sample-people.ts";
import { fillSchedule } from "../members/rollcall-contender.ts";
import type { Contender } from "./contender.ts";

/** Accepts every email and stores its token by address. */
export function createTokenMailer() {
  const tokens = new Map<string, string>();
  const mail: MailOptions = {
    mailer: {
      send: async ({ to, text }) => {
        tokens.set(to.address, /#([\w.-]+)/.exec(text)?.[1] ?? "none");
        return { status: "sent" };
      },
    },
    baseUrl: "https://planner.example",
    from: { address: "rota@planner.example", name: "Rota" },
  };
  return { tokens, mail };
}

/** Rollcall: an invitation writes a member, a link and an email in one transaction. The caller is resolved for each call. */
export async function createRollcallContender(
  store: Store,
  samplePeople: readonly SamplePerson[],
  guests: number,
): Promise<Contender> {
  const { mail, tokens } = createTokenMailer();
  const full = await fillSchedule(store, samplePeople, { mail, secrets: nodeSecrets() });
  const { client, scheduleId, rollcall } = full;
  const people = await Promise.all(
    Array.from({ length: guests }, async (_, guest) => {
      const identity: HostIdentity = {
        organizationId: "harbour",
        hostUserId: `guest-${guest}`,
        email: `guest-${guest}@example.org`,
        emailVerified: true,
        name: `Guest ${guest}`,
        organizationRole: "member",
      };
      const { personId } = await rollcall.recognise(identity);
      const transport = createInProcessTransport(rollcall, () => rollcall.recognise(identity));
      return { personId, email: identity.email, client: createClient(transport) };
    }),
  );
  const personOf = (guest: number) => people[guest] ?? assert.fail("no such guest");

  return {
    async invite(guest) {
      const { results } = await client.members.add({ scheduleId, people: [{ personId: personOf(guest).personId }] });
      assert(results[0]?.status === "added" && results[0].member.invitation === "queued");
    },
    async deliver() {
      while ((await rollcall.dispatchMail()).hasMore);
    },
    async accept(guest) {
      const { client: theirs, email } = personOf(guest);
      const { member } = await theirs.invitations.accept({ token: tokens.get(email) ?? "none" });
      assert.equal(member.invitation, "accepted");
    },
    async remove(guest) {
      await client.members.remove({ scheduleId, personId: personOf(guest).personId });
    },
    count: async () => ((await client.members.list({ scheduleId, limit: 1 })).total ?? 0) - 1,
    close: () => full.close(),
  };
}
