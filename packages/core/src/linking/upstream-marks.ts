import { compareText } from "../kernel/values/compare-text.ts";
import { eachInSteps, inTurns } from "../kernel/platform/turns.ts";
import type { Digest } from "../ports/digest.ts";
import type { Link } from "./collection.ts";
import type { SnapshotPerson, StoredUpstreamPerson } from "./sync-plan.ts";

/** The length of the digest of a mark: 128 bits. */
const digestLength = 32;

type Marking = Pick<Link, "salt" | "source">;

/** The mark of an upstream id: its salt and a digest. Ids of other upstream schedules have other marks. */
async function markOf(digest: Digest, { salt, source }: Marking, externalId: string): Promise<string> {
  const whole = await digest.sha256(JSON.stringify([salt, source, externalId]));
  return `${salt}.${whole.slice(0, digestLength)}`;
}

/** People with the marks of their upstream ids. */
export const withMarks = <T extends { readonly externalId: string }>(
  digest: Digest,
  link: Marking,
  people: readonly T[],
): Promise<readonly (T & { readonly mark: string })[]> =>
  Promise.all(people.map(async (one) => ({ ...one, mark: await markOf(digest, link, one.externalId) })));

/** The number of digests that are computed at once. */
const maxAtOnce = 500;

/**
 * The upstream ids of erased people. Only ids that aren't stored are looked up. Each is looked up with every salt, because a schedule gets
 * another salt when it is linked again.
 */
export async function erasedIds(
  digest: Digest,
  erased: readonly { readonly mark: string }[],
  source: string,
  snapshot: readonly SnapshotPerson[],
  stored: readonly Pick<StoredUpstreamPerson, "externalId">[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (erased.length === 0) return found;
  const marks = new Set(erased.map(({ mark }) => mark));
  const salts = [...new Set(erased.map(({ mark }) => mark.split(".", 1)[0] ?? ""))].sort(compareText);
  const known = new Set<string>();
  await inTurns(eachInSteps(stored, ({ externalId }) => known.add(externalId)));
  const others: SnapshotPerson[] = [];
  await inTurns(
    eachInSteps(snapshot, (one) => {
      if (!known.has(one.externalId)) others.push(one);
    }),
  );
  for (let at = 0; at < others.length; at += maxAtOnce)
    for (const salt of salts)
      for (const one of await withMarks(digest, { salt, source }, others.slice(at, at + maxAtOnce)))
        if (marks.has(one.mark)) found.add(one.externalId);
  return found;
}
