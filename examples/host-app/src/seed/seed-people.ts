import type { RollcallClient } from "@rollcall/core";
import { admin, harbourMaster } from "../personas.ts";
import { demoPassword, type ExternalPerson, externalPeople, leavingWorker, pausedWorker } from "./external-people.ts";
import { clientOf, type Seeded } from "./seed.ts";
import { seededProfiles } from "./seed-profiles.ts";
import { seedSkills } from "./seed-skills.ts";
import { asWorker } from "./worker-client.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A temporary password in an email: five groups of four characters. */
const temporaryPassword = /\b(?:[2-9a-km-z]{4}-){4}[2-9a-km-z]{4}\b/;

/** The ids of external people by address. */
export type PeopleIds = ReadonlyMap<string, string>;

/**
 * Adds the external people with their status, spread over the last two weeks. Can resume an interrupted seed.
 * @param meanwhile what happened between 12 days and 30 hours ago
 */
export async function seedPeople(seeded: Seeded, meanwhile: () => Promise<void>): Promise<PeopleIds> {
  const { rollcall, clock, mailbox } = seeded;
  const master = clientOf(rollcall, harbourMaster.identity);
  const amara = clientOf(rollcall, admin.identity);
  const profiles = seededProfiles();
  const ids = new Map<string, string>();
  const idOf = ({ email }: { readonly email: string }): string => ids.get(email) ?? "";
  const those = (...statuses: readonly ExternalPerson["status"][]) =>
    externalPeople.filter(({ status }) => statuses.includes(status));

  await clock.ago(12 * day, async () => {
    for (const { firstName, lastName, email } of externalPeople) {
      const { person } = await master.people.create({ firstName, lastName, email }, key("create", email));
      ids.set(email, person.id);
    }
    for (const person of those("active", "paused", "expired")) await amara.access.activate({ personId: idOf(person) });
    await rollcall.dispatchMail();
    for (const { email, planned, cannotWorkWith } of profiles) {
      const other = cannotWorkWith && idOf({ email: cannotWorkWith });
      const colleagues = other ? [{ kind: "cannot-work-with" as const, personId: other }] : null;
      const set = { ...planned, colleagues };
      await amara.profiles.update({ personId: idOf({ email }), set }, key("profile", email));
    }
    await seedSkills(amara, (email) => idOf({ email }));
    for (const person of those("active", "paused")) await comeIn(seeded, amara, idOf(person), person.email);
  });
  await meanwhile();
  await clock.ago(30 * hour, async () => {
    for (const person of those("deactivated")) {
      await master.people.deactivate({ personId: idOf(person) }, key("deactivate", person.email));
    }
    await pause(amara, idOf(pausedWorker), idOf(leavingWorker));
  });
  await clock.ago(3 * hour, async () => {
    for (const person of those("invited")) await amara.access.activate({ personId: idOf(person) });
    for (const { email, corrected } of profiles) {
      if (corrected === undefined) continue;
      await amara.profiles.update({ personId: idOf({ email }), set: corrected }, key("correction", email));
    }
    await rollcall.dispatchMail();
  });
  // Delete the email that was used.
  const settled = new Set(those("active", "paused").map(({ email }) => email));
  mailbox.drop(({ message: { to } }) => settled.has(to.address));
  await rollcall.settleStatuses();
  return ids;
}

/** One person is paused with a reason and an end date. For another, a pause is planned (X20). */
async function pause({ access }: RollcallClient, paused: string, leaving: string): Promise<void> {
  const inDays = (days: number): string => `${new Date(Date.now() + days * day).toISOString().slice(0, 10)}T06:00:00Z`;
  await access.setPortal({
    personId: paused,
    portal: "off",
    until: inDays(17),
    reason: "Parental leave. Your shifts are covered until you are back.",
    contact: { name: "Crew planning", address: "crews@harbour.example" },
  });
  await access.setPortal({
    personId: leaving,
    portal: "off",
    from: inDays(7),
    until: inDays(35),
    reason: "Away on another contract until next month.",
  });
}

/** Signs in with the mailed password, chooses a new one and completes the profile. */
async function comeIn(
  { rollcall, mailbox }: Seeded,
  { access }: RollcallClient,
  personId: string,
  email: string,
): Promise<void> {
  if ((await access.get({ personId })).access.stage === "active") return;
  const letter = mailbox.letters().find(({ message }) => message.to.address === email);
  const [current = ""] = temporaryPassword.exec(letter?.message.text ?? "") ?? [];
  const own = seededProfiles().find((profile) => profile.email === email)?.own;
  await asWorker(rollcall, { email, password: current }, async (client, renewed) => {
    renewed((await client.access.changePassword({ current, next: demoPassword })).session?.token ?? "");
    if (own === undefined) return;
    const { profile } = await client.portal.updateProfile({ set: own }, key("own", email));
    // Earlier changes don't appear as notices.
    await client.portal.dismissNotices({ upTo: profile.number });
  });
}

const key = (step: string, about: string): { readonly idempotencyKey: string } => ({
  idempotencyKey: `seed:people:${step}:${about}`,
});
