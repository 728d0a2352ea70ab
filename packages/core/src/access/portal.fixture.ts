import assert from "node:assert/strict";
import type { TestUser, TestApp } from "../testing/test-app.fixture.ts";
import { createClient, createInProcessTransport, anonymousActor, type RollcallClient } from "../index.ts";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";

/** A person's browser: stores the session from signing in and sends it with every request. */
export interface Browser {
  readonly client: RollcallClient;
  /** The stored session; empty if there is none. */
  token: string;
  /** The stored tokens of trusted devices; empty if there are none. */
  device: string;
  signIn(email: string, password: string): Promise<boolean>;
}

/** Opens a browser without a session. */
export function openBrowser({ rollcall }: Pick<TestApp, "rollcall">, organizationId = "acme"): Browser {
  const caller = async () => (browser.token === "" ? anonymousActor : rollcall.session(browser.token));
  const actor = async () => ({ ...(await caller()), deviceToken: browser.device });
  const client = createClient(createInProcessTransport(rollcall, actor));
  const browser: Browser = {
    client,
    token: "",
    device: "",
    async signIn(email, password) {
      const { session, device, mustChange } = await client.access.signIn({ organizationId, email, password });
      browser.token = session?.token ?? assert.fail("no session");
      browser.device = device?.token ?? assert.fail("no device");
      return mustChange;
    },
  };
  return browser;
}

/** A valid password. */
export const goodPassword = "nine silent harbour cranes";

/** Creates an external person. */
export async function hire({ client }: TestUser, firstName: string): Promise<{ id: string; email: string }> {
  const email = `${firstName.toLowerCase()}@workers.example`;
  const { person } = await client.people.create({ firstName, lastName: "Worker", email });
  return { id: person.id, email };
}

/** The temporary password in the newest mail to an address. */
export function temporaryPasswordTo(mailer: FakeMailer, address: string): string {
  const [password] = /\b(?:[2-9a-km-z]{4}-){4}[2-9a-km-z]{4}\b/.exec(mailer.to(address).text) ?? [];
  return password ?? assert.fail("no password");
}

/** Creates and activates a person, and signs them in with their own password. */
export async function settle(
  app: TestApp,
  mailer: FakeMailer,
  boss: TestUser,
  firstName: string,
): Promise<{ id: string; email: string; browser: Browser }> {
  const { id, email } = await hire(boss, firstName);
  await boss.client.access.activate({ personId: id });
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app, boss.identity.organizationId);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  const { session, device } = await browser.client.access.changePassword({ current, next: goodPassword });
  browser.token = session?.token ?? assert.fail("no session");
  browser.device = device?.token ?? assert.fail("no device");
  return { id, email, browser };
}
