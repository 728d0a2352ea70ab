import assert from "node:assert/strict";
import { type Cast, openCast } from "./cast.fixture.ts";
import type { Caller } from "./house.fixture.ts";
import type { MailMessage, MailOptions, MailOutcome, RollcallParts } from "./index.ts";

/** A mailer that keeps what it is given, and answers as it is told. */
export interface Mailroom {
  readonly options: MailOptions;
  readonly sent: MailMessage[];
  /** What becomes of the next mails; `sent` if left alone. */
  answer: (message: MailMessage) => MailOutcome | Promise<MailOutcome>;
  /** The newest mail to an address. */
  to(address: string): MailMessage;
  /** The token in the newest mail to an address. */
  tokenTo(address: string): string;
}

/** Opens a mailroom. */
export function openMailroom(options: Partial<MailOptions> = {}): Mailroom {
  const sent: MailMessage[] = [];
  const room: Mailroom = {
    sent,
    answer: () => ({ status: "sent" }),
    options: {
      baseUrl: "https://planner.example.com",
      from: { address: "planner@planner.example.com", name: "Planner" },
      mailer: {
        send: async (message) => {
          sent.push(message);
          return room.answer(message);
        },
      },
      ...options,
    },
    to(address) {
      const found = sent.findLast((message) => message.to.address === address);
      return found ?? assert.fail(`no mail to ${address}`);
    },
    tokenTo: (address) => tokenIn(room.to(address).text),
  };
  return room;
}

/** The token in a link. */
export const tokenIn = (text: string): string => /#([\w.-]+)/.exec(text)?.[1] ?? assert.fail("no link");

/** A cast with a mailroom, all of whose mail so far has gone out. */
export async function openMailedCast(
  parts: Partial<RollcallParts> = {},
  mail: Partial<MailOptions> = {},
): Promise<Cast & { readonly room: Mailroom }> {
  const room = openMailroom(mail);
  const cast = await openCast({ mail: room.options, ...parts });
  await cast.house.rollcall.dispatchMail();
  return { ...cast, room };
}

/** Adds somebody whom nobody knows, by an address of theirs, and says who that is. */
export async function addAddress(
  client: Caller["client"],
  scheduleId: string,
  address: string,
  more: object = {},
): Promise<string> {
  const { results } = await client.members.add({ scheduleId, people: [{ address, ...more }] });
  assert(results[0]?.status === "added", JSON.stringify(results));
  return results[0].member.personId;
}

/** Where the invitation of a member stands. */
export const stateOf = async (
  { ann, scheduleId }: Pick<Cast, "ann" | "scheduleId">,
  personId: string,
): Promise<string> => (await ann.client.members.get({ scheduleId, personId })).member.invitation;
