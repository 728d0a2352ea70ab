import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Actor, type Mailer, type Rollcall, type Store, StoreUnavailable } from "@rollcall/core";
import { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { ann } from "../../ann.ts";
import { composeMailing } from "./compose-mailing.ts";
import { openScriptedMailServer, type ScriptedMailServer } from "./scripted-mail-server.ts";

/** The interval between dispatches, in milliseconds. */
export const turn = 5000;

/** The longest time an email can wait before it is given up. */
const longest = 24 * 3_600_000;

/** The parts of a world. */
interface Parts {
  readonly path: string;
  readonly server: ScriptedMailServer;
  readonly clock: { time: number; now(): number };
  readonly rollcall: Rollcall;
  /** A Rollcall on the same file whose writes are rolled back. */
  readonly breaking: Rollcall;
  readonly actor: Actor;
  /** The current mailer. */
  readonly route: { mailer: SmtpMailer };
}

/** A Rollcall on a file with a scripted mail server and a clock that advances between dispatches. */
export class MailWorld {
  readonly path: string;
  readonly server: ScriptedMailServer;
  readonly clock: Parts["clock"];
  /** Addresses of rolled back additions. */
  readonly inVain: string[] = [];
  /** Added addresses, which should receive mail. */
  readonly added: string[] = [];
  /** Addresses that the mail server rejects. */
  readonly unknown = new Set<string>();
  /** The number of processes killed during a dispatch. */
  kills = 0;
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.path = parts.path;
    this.server = parts.server;
    this.clock = parts.clock;
    this.#parts = parts;
  }

  static async make(folder: string): Promise<MailWorld> {
    const path = join(folder, "store.db");
    const server = await openScriptedMailServer();
    const clock = { time: Date.UTC(2026, 10, 22), now: () => clock.time };
    const route = { mailer: toServer({ port: server.port }) };
    const mailer: Mailer = { send: (message) => route.mailer.send(message) };
    const rollcall = await composeMailing({ store: createSqliteStore({ path }), clock, mailer });
    const actor = await rollcall.recognise(ann);
    const state = { breaks: false };
    const store = breakingStore(createSqliteStore({ path }), state);
    const breaking = await composeMailing({ store, clock, mailer });
    state.breaks = true;
    return new MailWorld({ path, server, clock, rollcall, breaking, actor, route });
  }

  /** Sends mail to another port or with other timeouts from now on. Default: the scripted server. */
  mailBy(options: Pick<SmtpMailerOptions, "port" | "timeouts"> = {}): void {
    const { route } = this.#parts;
    route.mailer.close();
    route.mailer = toServer({ port: this.server.port, ...options });
  }

  /** Ends the outage. */
  recover(): void {
    this.server.follow({}, this.kills);
    this.mailBy();
  }

  /**
   * Adds people who receive mail and, for every fifty of them, one whose transaction is rolled back.
   * @returns their addresses
   */
  async queue(count: number): Promise<readonly string[]> {
    const before = this.added.length;
    for (let left = count; left > 0; left -= 500) {
      const input = { name: `Ward ${this.added.length}` };
      const { schedule } = (await this.#run("schedules.create", input)) as { schedule: { id: string } };
      const addresses = Array.from({ length: Math.min(500, left) }, (_, i) => `p${this.added.length + i}@example.org`);
      const people = addresses.map((address) => ({ address }));
      await this.#run("members.add", { scheduleId: schedule.id, people });
      this.added.push(...addresses);
      for (let i = 0; i < Math.ceil(addresses.length / 50); i++) await this.#addInVain(schedule.id);
    }
    return this.added.slice(before);
  }

  async #addInVain(scheduleId: string): Promise<void> {
    const address = `vain${this.inVain.length}@example.org`;
    this.inVain.push(address);
    const { breaking, actor } = this.#parts;
    const input = { scheduleId, people: [{ address }] };
    try {
      await breaking.call("run", { name: "members.add", input, actor });
    } catch {
      return;
    }
    throw new Error("a rolled back transaction was acknowledged");
  }

  async #run(name: string, input: unknown): Promise<unknown> {
    const { rollcall, actor } = this.#parts;
    return rollcall.call("run", { name, input, actor });
  }

  /** Sends due mail repeatedly, with a wait after each dispatch. */
  async dispatch(times: number, wait = turn): Promise<void> {
    for (let i = 0; i < times; i++) {
      await this.#parts.rollcall.dispatchMail();
      this.clock.time += wait;
    }
  }

  /**
   * Dispatches until no mail is open.
   * @returns the elapsed milliseconds of the clock
   */
  async drain(): Promise<number> {
    const began = this.clock.time;
    while (this.open() > 0) {
      if (this.clock.time - began > longest) break;
      await this.dispatch(1);
    }
    return this.clock.time - began;
  }

  /** The number of open emails. */
  open(): number {
    return Number(this.ask("select count(*) as n from outbox where open")[0]?.["n"]);
  }

  /** Queries the database file directly. */
  ask(sql: string): readonly Readonly<Record<string, unknown>>[] {
    const database = new DatabaseSync(this.path, { readOnly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    const { route, rollcall, breaking, server } = this.#parts;
    route.mailer.close();
    await rollcall.close();
    await breaking.close();
    await server.close();
  }
}

const toServer = (options: Pick<SmtpMailerOptions, "port" | "timeouts">): SmtpMailer =>
  createSmtpMailer({ host: "127.0.0.1", encryption: "none", name: "rollcall.test", ...options });

/** A store whose write transactions fail after the work and before the commit. */
function breakingStore(store: Store, state: { readonly breaks: boolean }): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name !== "transaction") {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      }
      const transaction: Store["transaction"] = (mode, work) =>
        target.transaction(mode, async (inside) => {
          const answer = await work(inside);
          if (mode === "write" && state.breaks) throw new StoreUnavailable("the disk failed");
          return answer;
        });
      return transaction;
    },
  });
}
