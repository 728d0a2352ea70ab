import { compareText, type UpstreamPerson } from "@rollcall/core";
import { UpstreamFailure } from "./upstream-failure.ts";

/** A person as a provider describes them. */
export interface RawPerson {
  readonly externalId: string;
  readonly name?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly verified?: boolean | undefined;
}

const maxName = 200;
const maxAddress = 254;

/**
 * The people of a response, each once and ordered by id, so that two reads of the same people compare as equal. A person
 * without a name is shown by their address or id.
 * @throws {UpstreamFailure} there are too many
 */
export function toPeople(people: Iterable<RawPerson>, maxPeople: number): readonly UpstreamPerson[] {
  const byId = new Map<string, UpstreamPerson>();
  for (const { externalId, name, address, verified = false } of people) {
    if (byId.has(externalId)) continue;
    const usable = toAddress(address);
    byId.set(externalId, {
      externalId,
      name: [toName(name), usable ?? ""].find((text) => text !== "") ?? externalId,
      address: usable,
      verified: usable !== null && verified,
    });
    if (byId.size > maxPeople) throw new UpstreamFailure("too-large");
  }
  return [...byId.values()].sort((a, b) => compareText(a.externalId, b.externalId));
}

/** A name on one line. */
export const toName = (name: string | null | undefined): string =>
  (name ?? "")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, maxName);

function toAddress(address: string | null | undefined): string | null {
  const trimmed = address?.trim() ?? "";
  return /^[^\s@<>]+@[^\s@<>]+$/.test(trimmed) && trimmed.length <= maxAddress ? trimmed : null;
}
