import { nextWrite, type Roster, type Write } from "./roster.ts";

interface Listed {
  readonly schedule: { readonly description: string; readonly members: number; readonly number: number };
  readonly rows: readonly { readonly email: string; readonly role: string; readonly assignable: boolean }[];
}

interface Answered {
  readonly schedule?: { readonly id: string };
  readonly results?: readonly { readonly member?: { readonly personId: string; readonly email: string } }[];
}

/** A client that writes to one schedule sequentially and records the responses. */
export class Writer {
  readonly #name: string;
  readonly #random: () => number;
  readonly #ids = new Map<string, string>();
  #url = "";
  #scheduleId = "";
  #roster: Roster = { description: "", members: {} };
  #number = 0;
  #count = 0;
  #last: { readonly write: Write; readonly answer: string } | undefined;
  #underWay: Write | undefined;

  constructor(name: string, random: () => number) {
    this.#name = name;
    this.#random = random;
  }

  /** Creates its schedule. */
  async begin(url: string): Promise<void> {
    this.#url = url;
    const text = await this.#send({
      key: `${this.#name}-begin`,
      name: "schedules.create",
      input: { name: this.#name },
    });
    this.#scheduleId = (JSON.parse(text) as Answered).schedule?.id ?? "";
  }

  /** The topic of its schedule. */
  get topic(): string {
    return this.#scheduleId;
  }

  /** The sequence number of its schedule after the last check. */
  get number(): number {
    return this.#number;
  }

  /** Whether its last write got no response. */
  get isInterrupted(): boolean {
    return this.#underWay !== undefined;
  }

  /** Writes until the server or its database is gone, or `stop` aborts, and calls `acknowledged` after each response. */
  async writeOn(acknowledged: () => void, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const key = `${this.#name}-${++this.#count}`;
      const write = nextWrite(
        { scheduleId: this.#scheduleId, key, roster: this.#roster, ids: this.#ids },
        this.#random,
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
   * Checks the state after a restart: every acknowledged write, and either all or nothing of the interrupted one. Retries both
   * the interrupted and the last acknowledged write by their keys.
   * @returns a description of each problem
   */
  async settle(url: string): Promise<readonly string[]> {
    this.#url = url;
    const wrong: string[] = [];
    const found = await this.#look();
    const under = this.#underWay;
    const possible = [this.#roster, ...(under === undefined ? [] : [under.after])].map(toText);
    if (!possible.includes(found)) wrong.push(`${this.#name}: ${found} is not ${possible.join(" or ")}`);
    if (under !== undefined) this.#learn(under, await this.#send(under));
    const last = this.#last;
    if (last !== undefined && (await this.#send(last.write)) !== last.answer) {
      wrong.push(`${this.#name}: ${last.write.key} gets another response when retried`);
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
    this.#number = schedule.number;
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
    if (answer.status === 503 && text.includes("store.unavailable")) throw new Error(text);
    if (!answer.ok || (text.includes(`"refused"`) && name.startsWith("members.")))
      throw new Refused(`${name}: ${text}`);
    return text;
  }
}

/** The server returned an unexpected response. */
class Refused extends Error {}

const patient = () => ({ signal: AbortSignal.timeout(20_000) });

const toText = ({ description, members }: Roster): string =>
  JSON.stringify([description, ...Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1))]);
