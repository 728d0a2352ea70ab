import { nextWrite, type Roster, type Write } from "./roster.ts";

interface Listed {
  readonly schedule: { readonly description: string; readonly members: number };
  readonly rows: readonly { readonly email: string; readonly role: string; readonly assignable: boolean }[];
}

interface Answered {
  readonly schedule?: { readonly id: string };
  readonly results?: readonly { readonly member?: { readonly personId: string; readonly email: string } }[];
}

/** Somebody who writes to one schedule, one write after the other, and remembers what was answered. */
export class Writer {
  readonly #name: string;
  readonly #chance: () => number;
  readonly #ids = new Map<string, string>();
  #url = "";
  #scheduleId = "";
  #roster: Roster = { description: "", members: {} };
  #count = 0;
  #last: { readonly write: Write; readonly answer: string } | undefined;
  #underWay: Write | undefined;

  constructor(name: string, chance: () => number) {
    this.#name = name;
    this.#chance = chance;
  }

  /** Makes its schedule. */
  async begin(url: string): Promise<void> {
    this.#url = url;
    const text = await this.#send({
      key: `${this.#name}-begin`,
      name: "schedules.create",
      input: { name: this.#name },
    });
    this.#scheduleId = (JSON.parse(text) as Answered).schedule?.id ?? "";
  }

  /** Writes until the server is gone, and calls `acknowledged` after each answer. */
  async writeOn(acknowledged: () => void): Promise<void> {
    for (;;) {
      const key = `${this.#name}-${++this.#count}`;
      const write = nextWrite(
        { scheduleId: this.#scheduleId, key, roster: this.#roster, ids: this.#ids },
        this.#chance,
      );
      this.#underWay = write;
      let answer: string;
      try {
        answer = await this.#send(write);
      } catch (error) {
        if (error instanceof Refused) throw error;
        return;
      }
      this.#learn(write, answer);
      acknowledged();
    }
  }

  /**
   * Looks at what is there after a restart: everything answered, and of the write under way all or nothing; sends that
   * one again by its key, and the last answered one, too.
   * @returns what is wrong, in words
   */
  async settle(url: string): Promise<readonly string[]> {
    this.#url = url;
    const wrong: string[] = [];
    const found = await this.#look();
    const under = this.#underWay;
    const possible = [this.#roster, ...(under === undefined ? [] : [under.after])].map(toText);
    if (!possible.includes(found)) wrong.push(`${this.#name}: ${found} is none of ${possible.join(" or ")}`);
    if (under !== undefined) this.#learn(under, await this.#send(under));
    const last = this.#last;
    if (last !== undefined && (await this.#send(last.write)) !== last.answer) {
      wrong.push(`${this.#name}: ${last.write.key} is answered otherwise when it is repeated`);
    }
    const settled = await this.#look();
    if (settled !== toText(this.#roster)) wrong.push(`${this.#name}: ${settled} instead of ${toText(this.#roster)}`);
    return wrong;
  }

  #learn(write: Write, answer: string): void {
    const { results = [] } = JSON.parse(answer) as Answered;
    for (const { member } of results) if (member !== undefined) this.#ids.set(member.email, member.personId);
    this.#roster = write.after;
    this.#last = { write, answer };
    this.#underWay = undefined;
  }

  async #look(): Promise<string> {
    const answer = await fetch(`${this.#url}/members.list?scheduleId=${this.#scheduleId}`, patient());
    const { schedule, rows } = (await answer.json()) as Listed;
    if (schedule.members !== rows.length) return `${schedule.members} members kept, ${rows.length} listed`;
    const others = rows.filter(({ email }) => email !== "ann@example.org");
    const members = Object.fromEntries(others.map(({ email, role, assignable }) => [email, { role, assignable }]));
    return toText({ description: schedule.description, members });
  }

  async #send({ key, name, input }: Pick<Write, "key" | "name" | "input">): Promise<string> {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const body = JSON.stringify(input);
    const answer = await fetch(`${this.#url}/${name}`, { method: "POST", headers, body, ...patient() });
    const text = await answer.text();
    if (!answer.ok || (text.includes(`"refused"`) && name.startsWith("members.")))
      throw new Refused(`${name}: ${text}`);
    return text;
  }
}

/** The server has answered, but not as it should. */
class Refused extends Error {}

const patient = () => ({ signal: AbortSignal.timeout(20_000) });

const toText = ({ description, members }: Roster): string =>
  JSON.stringify([description, ...Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1))]);
