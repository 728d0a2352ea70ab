/** The state of a writer's schedule after its acknowledged writes. */
export interface Roster {
  readonly description: string;
  /** The members by address. */
  readonly members: Readonly<Record<string, { readonly role: string; readonly assignable: boolean }>>;
}

/** One write: the request, and the roster after it. */
export interface Write {
  readonly key: string;
  readonly name: string;
  readonly input: object;
  readonly after: Roster;
}

/** The known ids of people by address. */
export type PersonIds = ReadonlyMap<string, string>;

const most = 25;
const roles = ["member", "viewer", "admin"] as const;

/** Creates the next write: one of five kinds that the rules allow. */
export function nextWrite(
  { scheduleId, key, roster, ids }: { scheduleId: string; key: string; roster: Roster; ids: PersonIds },
  random: () => number,
): Write {
  const { members } = roster;
  const addresses = Object.keys(members);
  const address = addresses[Math.floor(random() * addresses.length)];
  const pick = random();
  const one = address === undefined ? undefined : members[address];
  const personId = ids.get(address ?? "");
  if (pick < 0.1) {
    const description = `as of ${key}`;
    return { key, name: "schedules.update", input: { scheduleId, description }, after: { ...roster, description } };
  }
  const isFull = addresses.length >= most;
  if (address === undefined || one === undefined || personId === undefined || (pick < 0.4 && !isFull)) {
    const added = { role: roles[Math.floor(random() * roles.length)] ?? "member", assignable: random() < 0.5 };
    const people = [{ address: `${key}@example.org`, ...added }];
    const after = { ...roster, members: { ...members, [`${key}@example.org`]: added } };
    return { key, name: "members.add", input: { scheduleId, people }, after };
  }
  const set = (values: Partial<typeof one>): Roster => ({
    ...roster,
    members: { ...members, [address]: { ...one, ...values } },
  });
  if (pick < 0.55) {
    const { [address]: _gone, ...others } = members;
    return { key, name: "members.remove", input: { scheduleId, personId }, after: { ...roster, members: others } };
  }
  if (pick < 0.7) {
    const role = roles[Math.floor(random() * roles.length)] ?? "member";
    return { key, name: "members.setRole", input: { scheduleId, personId, role }, after: set({ role }) };
  }
  const assignable = !one.assignable;
  if (pick < 0.85) {
    return {
      key,
      name: "members.setAssignable",
      input: { scheduleId, personId, assignable },
      after: set({ assignable }),
    };
  }
  const edits = [{ personId, assignable, role: "viewer" }];
  return { key, name: "members.edit", input: { scheduleId, edits }, after: set({ assignable, role: "viewer" }) };
}
