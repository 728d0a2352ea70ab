import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { update } from "../kernel/store/change.ts";
import { takeOrRefuse } from "../kernel/limits/limits.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import type { Environment } from "../ports/environment.ts";
import { type Account, accountOf, devicesOf, type TrustedDevice, trustedDevices } from "./collection.ts";
import { setAccount } from "./set-account.ts";
import { resetLimit, takeReset, unmailedResets } from "./sign-in-limits.ts";
import { findDevice, readBrowser } from "./trust-device.ts";

const input = z.strictObject({ organizationId: id, email: z.string().max(320) });

interface ForgottenContext {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  /** The trusted device the request comes from, if it is one of the person's. */
  readonly device: TrustedDevice | undefined;
}

/** A reset to mail, and when the allowance that it uses is full again. */
interface Reset {
  readonly person: Person;
  readonly account: Account;
  readonly fullAt: number;
}

/** The reset to mail, if the person has chosen a password and the allowance of their device, or of all others, isn't used up. */
function resetOf({ person, account, device }: ForgottenContext, now: number): Reset | undefined {
  if (person?.state !== "active" || person.stage !== "active" || isPaused(person, now)) return undefined;
  if (account === undefined) return undefined;
  const fullAt = takeReset((device ?? account).resetsFullAt, now);
  return fullAt === undefined ? undefined : { person, account, fullAt };
}

/**
 * Limits reset requests from unknown browsers by source. The work is the same for an unknown address: one write, here or in the
 * transaction (P34).
 */
async function prepareForgot(asked: z.output<typeof input>, { source, deviceToken }: Actor, environment: Environment) {
  const { clock, limits } = environment;
  const browser = await readBrowser(environment, deviceToken);
  const person = await environment.read(personByEmail(asked.organizationId, toEmail(asked.email)?.key ?? ""));
  const account = await environment.read(accountOf(person?.id ?? ""));
  const device = findDevice(await environment.read(devicesOf(person?.id ?? "")), browser, clock.now());
  if (device === undefined) await takeOrRefuse(limits, [resetLimit(source)]);
  if (resetOf({ person, account, device }, clock.now()) === undefined) await limits.take([unmailedResets]);
  return { ...asked, browser };
}

/**
 * Emails a password reset link to an address if it belongs to a person who has chosen a password. Older links become
 * invalid (P37). The response is the same for every address (P34). Nothing is mailed while the portal is paused (Q35) or if the
 * allowance is used up; in that case the last link stays valid. Each trusted device has an allowance, and all other browsers
 * share one (Q58).
 * @throws {RollcallError} `request.throttled`, `request.invalid`
 */
export const forgotPassword = operation({
  name: "access.forgot",
  summary: "Emails a password reset link if the address belongs to an active account.",
  allowAnonymous: true,
  confidential: true,
  input,
  output: z.strictObject({}),
  prepare: prepareForgot,
  load: [
    ({ organizationId, email }) => ({ person: personByEmail(organizationId, toEmail(email)?.key ?? "") }),
    ({ person }) => ({ account: accountOf(person?.id ?? ""), devices: devicesOf(person?.id ?? "") }),
  ],
  context: ({ person, account, devices }, { browser }, _actor, now): ForgottenContext => ({
    person,
    account,
    device: findDevice(devices, browser, now),
  }),
  rules: [grant<ForgottenContext>("anyone may request a reset", () => true)],
  apply: ({ context }, _asked, call) => {
    const reset = resetOf(context, call.now);
    if (reset === undefined) return { output: {} };
    const { person, account, fullAt } = reset;
    const actor = { ...call.actor, organizationId: person.organizationId, personId: person.id };
    const asked = { kind: "password-reset", scheduleId: "", personId: person.id, subjectId: person.id } as const;
    const { mailId, change } = queuedMail({ ...asked, counted: true }, { ...call, actor });
    const dead = { resetMailId: mailId, resetHash: null, resetUntil: null };
    const { device } = context;
    const taken = { resetsFullAt: fullAt };
    return {
      output: {},
      changes: [
        setAccount(person, account, device === undefined ? { ...dead, ...taken } : dead),
        ...(device === undefined ? [] : [update(trustedDevices, [device.id], taken)]),
        change,
      ],
    };
  },
});
