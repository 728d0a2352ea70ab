import assert from "node:assert/strict";
import type { Actor, MailMessage, Rollcall } from "@rollcall/core";

/** The password that all of them have chosen. */
export const crewPassword = "an umbrella of slate";

/** The organization of all of them. */
export const organizationId = "harbour";

/** Somebody with a portal. */
export interface Worker {
  readonly personId: string;
  readonly email: string;
}

/** People in every state that a stranger must not learn of, so many that each meets few wrong passwords. */
export interface Crew {
  readonly known: readonly Worker[];
  readonly paused: readonly Worker[];
  /** Created, and never activated. */
  readonly created: readonly Worker[];
  readonly deactivated: readonly Worker[];
}

const temporaryIn = ({ text }: MailMessage): string =>
  /\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/.exec(text)?.[0] ?? assert.fail("no temporary password");

/** Hires a crew of so many in each state, by the public face. */
export async function hireCrew(
  rollcall: Rollcall,
  mails: ReadonlyMap<string, MailMessage>,
  each: number,
): Promise<Crew> {
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
    const input = { current: temporary, next: crewPassword };
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
