import { RollcallError } from "../contract/rollcall-error.ts";
import { tidyName } from "../people/host-identity.ts";
import type { Actor } from "../identity/actor.ts";
import { abortAfter } from "../kernel/platform/abort-after.ts";
import { takeOrRefuse } from "../kernel/limits/limits.ts";
import { isStorable } from "../kernel/values/storable-text.ts";
import { eachInSteps, inTurns } from "../kernel/platform/turns.ts";
import type { Environment } from "../ports/environment.ts";
import type { LinkConnection, LinkProvider, UpstreamAnswer, UpstreamPerson } from "../ports/link-provider.ts";
import { sealContext } from "../secrets/reseal-secrets.ts";
import { type Link, links } from "./collection.ts";

type Parts = Pick<Environment, "links" | "secrets">;
/** The signal that providers get. */
type Signal = Parameters<LinkProvider["checkHealth"]>[1];

/** The longest time that one request of Rollcall may take at a provider, with all its pages. */
const maxWait = 120_000;

type Connected = Pick<Link, "scheduleId" | "provider" | "settings" | "credentials">;

/** Binds sealed credentials to their schedule, so that they can't be used with another one. */
const contextOf = (scheduleId: string): string => sealContext(links.name, "credentials", [scheduleId]);

/** Seals the credentials of a link. */
export const sealCredentials = async (
  { secrets }: Parts,
  scheduleId: string,
  credentials: LinkConnection["credentials"],
): Promise<string> => secrets.seal(JSON.stringify(credentials), contextOf(scheduleId));

/** Opens the connection of a link; undefined if its credentials can't be opened with the secret of the installation. */
export async function connectionOf({ secrets }: Parts, link: Connected): Promise<LinkConnection | undefined> {
  const opened = await secrets.open(link.credentials, contextOf(link.scheduleId));
  if (opened === null) return undefined;
  return { settings: link.settings, credentials: JSON.parse(opened) as LinkConnection["credentials"] };
}

/** Names an upstream schedule. Ids of people are unique in one product at one host. */
export const sourceOf = (provider: LinkProvider, connection: LinkConnection, upstreamId: string): string =>
  JSON.stringify([provider.id, provider.hostOf(connection), upstreamId]);

/** Asks a provider with a time limit, even one that ignores the signal. A provider that throws has failed. */
export async function ask<T extends object>(
  work: (signal: Signal) => Promise<UpstreamAnswer<T>>,
): Promise<UpstreamAnswer<T>> {
  const signal = abortAfter(maxWait);
  try {
    return await Promise.race([work(signal), timeoutOf(signal)]);
  } catch {
    return { status: "failed", problem: signal.aborted ? "timed-out" : "unreachable" };
  }
}

const timeoutOf = (signal: Signal): Promise<UpstreamAnswer<never>> =>
  new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve({ status: "failed", problem: "timed-out" }));
  });

/** The maximum length of an upstream id or address. */
const maxLength = 500;

/** Whether an upstream id or address can be stored. */
export const isUsable = (text: string): boolean => text.length <= maxLength && isStorable(text);

/** Makes upstream text a name that can be stored. */
export const toUpstreamName = (name: string): string => tidyName(name.slice(0, maxName));

/** Longer names are cut before they are tidied. */
const maxName = 10_000;

/** A response with people. */
type PeopleAnswer = UpstreamAnswer<{ readonly people: readonly UpstreamPerson[] }>;

/**
 * Checks the people of an upstream schedule. A response with an id that can't be stored fails as a whole, because such a person would
 * arrive again with each run. An address that can't be stored is treated as missing.
 */
export async function toStorable(answer: PeopleAnswer): Promise<PeopleAnswer> {
  if (answer.status === "failed") return answer;
  const people: UpstreamPerson[] = [];
  const unusable: string[] = [];
  const read = ({ externalId, name, address, verified }: UpstreamPerson): void => {
    if (externalId === "" || !isUsable(externalId)) unusable.push(externalId);
    const usable = address !== null && isUsable(address) ? address : null;
    people.push({ externalId, name: toUpstreamName(name), address: usable, verified: verified && usable !== null });
  };
  await inTurns(eachInSteps(answer.people, read));
  return unusable.length === 0 ? { status: "read", people } : { status: "failed", problem: "invalid-answer" };
}

/** Asks the provider of a link with its connection. */
export async function askLinked<T extends object>(
  parts: Parts,
  link: Connected,
  work: (provider: LinkProvider, connection: LinkConnection, signal: Signal) => Promise<UpstreamAnswer<T>>,
): Promise<UpstreamAnswer<T>> {
  const provider = parts.links.providers.get(link.provider);
  const connection = await connectionOf(parts, link);
  if (provider === undefined) return { status: "failed", problem: "settings-invalid" };
  if (connection === undefined) return { status: "failed", problem: "credentials-refused" };
  return ask((signal) => work(provider, connection, signal));
}

/** Reads all people of a linked schedule. */
export async function pull(parts: Parts, link: Connected & Pick<Link, "upstreamId">): Promise<PeopleAnswer> {
  return toStorable(
    await askLinked(parts, link, (provider, connection, signal) =>
      provider.listPeople(connection, link.upstreamId, signal),
    ),
  );
}

/** The maximum number of times an hour that a person may make Rollcall ask upstream products, including failed attempts. */
const maxAttempts = 60;

/**
 * Counts a person's attempt to make Rollcall send a request to an upstream product.
 * @throws {RollcallError} `request.throttled`
 */
export const takeAttempt = async ({ limits }: Pick<Environment, "limits">, { personId }: Actor): Promise<void> =>
  takeOrRefuse(limits, [{ key: `links.find:${personId}`, points: maxAttempts, seconds: 3600 }]);

/**
 * The provider for a connection that an admin has entered. Each call counts as an attempt.
 * @throws {RollcallError} `request.invalid` if there is no such provider, or a value isn't one of its fields (a secret among the settings
 * would be stored unsealed); `request.throttled`
 */
export async function providerFor(
  environment: Pick<Environment, "links" | "limits">,
  actor: Actor,
  id: string,
  { settings, credentials }: LinkConnection,
): Promise<LinkProvider> {
  const provider = environment.links.providers.get(id);
  if (provider === undefined) throw invalid("provider", "a provider of this host");
  const isSecret = new Map(provider.fields.map(({ name, kind }) => [name, kind === "secret"]));
  for (const name of Object.keys(settings))
    if (isSecret.get(name) !== false) throw invalid("settings", "settings of this provider");
  for (const name of Object.keys(credentials))
    if (isSecret.get(name) !== true) throw invalid("credentials", "credentials of this provider");
  await takeAttempt(environment, actor);
  return provider;
}

const invalid = (field: string, expected: string) =>
  new RollcallError("request.invalid", { issues: [{ field, expected }] });

/**
 * The content of a response.
 * @throws {RollcallError} `sync.upstream-failed`
 */
export function requireRead<T extends object>(answer: UpstreamAnswer<T>): { readonly status: "read" } & Readonly<T> {
  if (answer.status === "read") return answer;
  throw new RollcallError("sync.upstream-failed", { problem: answer.problem });
}
