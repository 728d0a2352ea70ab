import assert from "node:assert/strict";
import { accounts } from "../access/collection.ts";
import { hire, settle } from "../access/portal.fixture.ts";
import type { TestUser, TestApp } from "../testing/test-app.fixture.ts";
import type { Actor } from "../identity/actor.ts";
import { update } from "../kernel/store/change.ts";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";

/** External people of an organization, for every command that concerns them. */
export interface Workers {
  /** Created but not activated. */
  readonly wesId: string;
  /** Mailed a temporary password. */
  readonly zoe: { readonly id: string; readonly issue: string | null };
  /** Signed in with her own password; a scheduler changed her mobile number in the change `number`. */
  readonly xia: { readonly id: string; readonly email: string; readonly actor: Actor; readonly number: number };
  /** Has a locked sign-in. */
  readonly yanId: string;
  /** The token of the mailed link by which Yan sets a new password. */
  readonly resetToken: string;
}

/** Creates them. */
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
  const locked = { failures: 100, lockedSince: app.clock.now() };
  await app.store.transaction("write", (tx) => tx.write([update(accounts, [yan.id], locked)]));
  const [, resetToken] = /#reset=([\w.-]+)/.exec(mailer.to(yan.email).text) ?? [];
  const number = rows[0]?.number;
  assert(resetToken !== undefined && number !== undefined);
  const actor = await app.rollcall.session(xia.browser.token);
  return {
    wesId,
    yanId: yan.id,
    zoe: { id: zoe.id, issue },
    xia: { id: xia.id, email: xia.email, actor, number },
    resetToken,
  };
}
