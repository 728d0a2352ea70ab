import type { TestUser, TestApp } from "../testing/test-app.fixture.ts";
import type { Actor } from "../identity/actor.ts";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";

/** The state of a schedule before a race. */
export interface RaceStart {
  /** Ann owns it personally. */
  readonly owned?: boolean;
  /** Its admins may delete it, because Manage Schedules is granted. */
  readonly granted?: boolean;
  /** Vic has received a link from Ann; an email to May is queued. */
  readonly invited?: FakeMailer;
}

/** A schedule in its own organization, with its members. */
export interface RaceWorld {
  readonly scheduleId: string;
  /** The actors by name, resolved before the race. */
  readonly actors: Readonly<Record<string, Actor>>;
  readonly ids: Readonly<Record<RaceName, string>>;
  readonly callers: Readonly<Record<string, TestUser>>;
  /** The token in Vic's link, or `none` without invitations. */
  readonly token: string;
}

/** Ann and Bob are admins, Max and May the only assignable members, Vic a viewer; Oda and Boss aren't on the schedule. */
export type RaceName = "Ann" | "Bob" | "Max" | "May" | "Vic" | "Oda" | "Boss" | "Nia";

/** Creates the schedule with auto-send off and no invitations. Nia is an admin who hasn't made a call yet. */
export async function raceWorld(app: TestApp, organizationId: string, start: RaceStart): Promise<RaceWorld> {
  const boss = await app.user("Boss", { organizationId, organizationRole: "admin" });
  const callers: Record<string, TestUser> = { Boss: boss };
  for (const name of ["Ann", "Bob", "Max", "May", "Vic", "Oda"]) {
    callers[name] = await app.user(name, { organizationId });
  }
  const of = (name: string): TestUser => callers[name] ?? boss;
  const { client } = of("Ann");
  if (start.granted) await boss.client.organizations.update({ manageSchedules: true });
  const owner = start.owned ? ("person" as const) : ("organization" as const);
  const { schedule } = await client.schedules.create({ name: "Night desk", owner });
  const scheduleId = schedule.id;
  await client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const { results } = await client.members.add({
    scheduleId,
    people: [
      { address: "nia@example.org", name: "Nia", role: "admin", assignable: false },
      { personId: of("Bob").id, role: "admin", assignable: false },
      { personId: of("Max").id },
      { personId: of("May").id },
      { personId: of("Vic").id, role: "viewer", assignable: false },
    ],
  });
  await client.members.setAssignable({ scheduleId, personId: of("Ann").id, assignable: false });
  const nia = results[0]?.status === "added" ? results[0].member.personId : "";
  let token = "none";
  if (start.invited) {
    await client.invitations.resend({ scheduleId, personId: of("Vic").id });
    await app.rollcall.dispatchMail();
    token = start.invited.tokenTo(of("Vic").identity.email);
    await client.invitations.resend({ scheduleId, personId: of("May").id });
  }
  const names = Object.keys(callers);
  const ids = { Nia: nia, ...Object.fromEntries(names.map((name) => [name, of(name).id])) };
  const actors = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await of(name).actor()] as const)),
  );
  return { scheduleId, actors, ids: ids as RaceWorld["ids"], callers, token };
}
