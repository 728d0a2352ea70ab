import assert from "node:assert/strict";
import { openBetterAuth } from "../members/better-auth-contender.ts";
import type { SamplePerson } from "../members/sample-people.ts";
import type { Contender } from "./contender.ts";

/** better-auth's organization plugin. An invitation is a row. The host sends its mail, which costs nothing here. */
export async function createBetterAuthContender(
  path: string,
  samplePeople: readonly SamplePerson[],
  guests: number,
): Promise<Contender> {
  const { api, headers, organizationId, signUp, close } = await openBetterAuth(path, samplePeople);
  const people: { readonly email: string; readonly headers: Headers }[] = [];
  for (let guest = 0; guest < guests; guest++) {
    const email = `guest-${guest}@example.org`;
    people.push({ email, headers: await signUp(`Guest ${guest}`, email) });
  }
  const personOf = (guest: number) => people[guest] ?? assert.fail("no such guest");
  const invitationIds = new Map<number, string>();

  return {
    async invite(guest) {
      const { email } = personOf(guest);
      const invitation = await api.createInvitation({ headers, body: { organizationId, email, role: "member" } });
      invitationIds.set(guest, invitation.id);
    },
    deliver: async () => undefined,
    async accept(guest) {
      const invitationId = invitationIds.get(guest) ?? "none";
      const accepted = await api.acceptInvitation({ headers: personOf(guest).headers, body: { invitationId } });
      assert.equal(accepted.invitation.status, "accepted");
    },
    async remove(guest) {
      const { email } = personOf(guest);
      await api.removeMember({ headers, body: { organizationId, memberIdOrEmail: email } });
    },
    count: async () => (await api.listMembers({ headers, query: { organizationId, limit: 1 } })).total - 1,
    close: async () => {
      close();
    },
  };
}
