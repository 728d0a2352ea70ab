import assert from "node:assert/strict";
import { hire, settle } from "../access/portal.fixture.ts";
import type { TestUser, TestApp } from "../testing/test-app.fixture.ts";
import type { Actor } from "../identity/actor.ts";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";

/** External people of an organization, for every command on them. */
export interface Workers {
  /** Created, and not activated. */
  readonly wesId: string;
  /** Mailed a temporary password. */
  readonly zoe: { readonly id: string; readonly issue: string | null };
  /** Signed in with a password of her own; her mobile has been changed by the scheduler, at this number. */
  readonly xia: { readonly id: string; readonly email: string; readonly actor: Actor; readonly number: number };
  /** What opens the mailed link by which another one sets a new password. */
  readonly resetToken: string;
}

/** Makes them. */
export async function hireWorkers(app: TestApp, mailer: FakeMailer, boss: TestUser): Promise<Workers> {
  const wesId = (await hire(boss, "Wes")).id;
  const zoe = await hire(boss, "Zoe");
  const { issue } = (await boss.client.access.activate({ personId: zoe.id })).person;
  const { organizationId } = boss.identity;
  const xia = await settle(app, mailer, boss, "Xia");
  await boss.client.profiles.update({ personId: xia.id, set: { mobile: "+41 44 668 18 00" } });
  const { rows } = await boss.client.profiles.listChanges({ personId: xia.id });
  const yan = await settle(app, mailer, boss, "Yan");
  await yan.browser.client.access.forgot({ organizationId, email: yan.email });
  await app.rollcall.dispatchMail();
  const [, resetToken] = /#reset=([\w.-]+)/.exec(mailer.to(yan.email).text) ?? [];
  const number = rows[0]?.number;
  assert(resetToken !== undefined && number !== undefined);
  const actor = await app.rollcall.session(xia.browser.token);
  return { wesId, zoe: { id: zoe.id, issue }, xia: { id: xia.id, email: xia.email, actor, number }, resetToken };
}
