import assert from "node:assert/strict";
import { type TestWorld, createTestWorld } from "./test-world.fixture.ts";
import type { TestUser } from "./test-app.fixture.ts";
import type { MailMessage, MailOptions, MailOutcome, RollcallOptions } from "../index.ts";

/** A mailer that keeps every message and returns a scripted outcome. */
export interface FakeMailer {
  readonly options: MailOptions;
  readonly sent: MailMessage[];
  /** The outcome of the next messages; `sent` by default. */
  answer: (message: MailMessage) => MailOutcome | Promise<MailOutcome>;
  /** The latest mail to an address. */
  to(address: string): MailMessage;
  /** The token in the latest mail to an address. */
  tokenTo(address: string): string;
}

/** Creates a fake mailer. */
export function createFakeMailer(options: Partial<MailOptions> = {}): FakeMailer {
  const sent: MailMessage[] = [];
  const mailer: FakeMailer = {
    sent,
    answer: () => ({ status: "sent" }),
    options: {
      baseUrl: "https://planner.example.com",
      from: { address: "planner@planner.example.com", name: "Planner" },
      mailer: {
        send: async (message) => {
          sent.push(message);
          return mailer.answer(message);
        },
      },
      ...options,
    },
    to(address) {
      const found = sent.findLast((message) => message.to.address === address);
      return found ?? assert.fail(`no mail to ${address}`);
    },
    tokenTo: (address) => tokenIn(mailer.to(address).text),
  };
  return mailer;
}

/** The token in a link. */
export const tokenIn = (text: string): string => /#([\w.-]+)/.exec(text)?.[1] ?? assert.fail("no link");

/** The token in the unsubscribe link of an email. */
export const unsubscribeTokenIn = ({ unsubscribe }: MailMessage): string =>
  new URL(unsubscribe ?? assert.fail("no unsubscribe link")).searchParams.get("token") ?? assert.fail("no token");

/** A test world with a fake mailer that has sent all mail queued so far. */
export async function createMailedWorld(
  parts: Partial<RollcallOptions> = {},
  mail: Partial<MailOptions> = {},
): Promise<TestWorld & { readonly mailer: FakeMailer }> {
  const mailer = createFakeMailer(mail);
  const world = await createTestWorld({ mail: mailer.options, ...parts });
  await world.app.rollcall.dispatchMail();
  return { ...world, mailer };
}

/** Adds a member by an unknown address and returns the new person's id. */
export async function addAddress(
  client: TestUser["client"],
  scheduleId: string,
  address: string,
  more: object = {},
): Promise<string> {
  const { results } = await client.members.add({ scheduleId, people: [{ address, ...more }] });
  assert(results[0]?.status === "added", JSON.stringify(results));
  return results[0].member.personId;
}

/** The invitation state of a member. */
export const stateOf = async (
  { ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">,
  personId: string,
): Promise<string> => (await ann.client.members.get({ scheduleId, personId })).member.invitation;
