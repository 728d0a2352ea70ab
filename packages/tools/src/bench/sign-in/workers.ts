import assert from "node:assert/strict";
import type { Actor, MailMessage, Rollcall } from "@rollcall/core";

/** The password of all workers. */
export const workerPassword = "an umbrella of slate";

/** The organization of all workers. */
export const organizationId = "harbour";

/** A person with portal access. */
export interface Worker {
  readonly personId: string;
  readonly email: string;
}

/** Workers in every state that a response must not reveal. */
export interface Workers {
  readonly known: readonly Worker[];
  readonly paused: readonly Worker[];
  /** Created and never activated. */
  readonly created: readonly Worker[];
  readonly deactivated: readonly Worker[];
}

const temporaryIn = ({ text }: MailMessage): string =>
  /\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/.exec(text)?.[0] ?? assert.fail("no temporary password in the mail");

/** Creates workers in each state through the public API. */
export async function createWorkers(
  rollcall: Rollcall,
  mails: ReadonlyMap<string, MailMessage>,
  each: number,
): Promise<Workers> {
  const ann = await rollcall.recognise({
    organizationId,
    hostUserId: "ann",
    email: "ann@example.org",
    emailVerified: true,
    name: "Ann",
    organizationRole: "admin",
  });
  const asAnn = (name: string, input: object) => rollcall.call("run", { name, input, actor: ann });

  const create = async (name: string): Promise<Worker> => {
    const email = `${name}@workers.example`;
    const made = await asAnn("people.create", { firstName: name, lastName: "Worker", email });
    return { personId: (made as { person: { id: string } }).person.id, email };
  };
  const settle = async (name: string): Promise<Worker> => {
    const worker = await create(name);
    await asAnn("access.activate", { personId: worker.personId });
    await rollcall.dispatchMail();
    const temporary = temporaryIn(mails.get(worker.email) ?? assert.fail("no mail"));
    const actor = await signedIn(rollcall, worker.email, temporary);
    const input = { current: temporary, next: workerPassword };
    await rollcall.call("run", { name: "access.changePassword", input, actor });
    return worker;
  };
  const all = async (state: string, one: (name: string) => Promise<Worker>): Promise<readonly Worker[]> => {
    const workers: Worker[] = [];
    for (let n = 0; n < each; n++) workers.push(await one(`${state}-${n}`));
    return workers;
  };

  const known = await all("known", settle);
  const paused = await all("paused", settle);
  for (const { personId } of paused) await asAnn("access.setPortal", { personId, portal: "off" });
  const deactivated = await all("deactivated", settle);
  for (const { personId } of deactivated) await asAnn("people.deactivate", { personId });
  return { known, paused, deactivated, created: await all("created", create) };
}

async function signedIn(rollcall: Rollcall, email: string, password: string): Promise<Actor> {
  const stranger: Actor = {
    organizationId: "",
    personId: "",
    affiliation: "external",
    organizationRole: null,
    source: email,
  };
  const input = { organizationId, email, password };
  const answer = await rollcall.call("run", { name: "access.signIn", input, actor: stranger });
  return rollcall.session((answer as { session: { token: string } }).session.token);
}
