import { UpstreamFailure } from "./upstream-failure.ts";

/** Who takes part in a rotation: a user, or a group of some kind. */
export interface Participant {
  readonly type: string;
  readonly id: string | null;
}

/** Reads the participants of a group by its id; none if the group was deleted. */
export type ReadGroup = (id: string) => Promise<readonly Participant[]>;

/** Participants that represent a turn without anyone. */
const absent = new Set(["none", "noone"]);

/**
 * The ids of the users behind participants: groups are replaced with their users, each once, so cycles end.
 * @throws {UpstreamFailure} `incomplete`: a kind of participant that can't be read
 */
export async function resolveParticipants(
  participants: readonly Participant[],
  groups: Readonly<Record<string, ReadGroup>>,
): Promise<ReadonlySet<string>> {
  const users = new Set<string>();
  const seen = new Set<string>();
  const open = [...participants];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const type = next.type.toLowerCase();
    if (absent.has(type)) continue;
    // A user or group that was deleted may leave a reference without an id.
    if (next.id === null) continue;
    const key = `${type} ${next.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const readGroup = groups[type];
    if (type === "user") users.add(next.id);
    else if (readGroup === undefined) throw new UpstreamFailure("incomplete");
    else open.push(...(await readGroup(next.id)));
  }
  return users;
}
