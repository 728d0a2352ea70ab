import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Actor, type Mailer, type Rollcall, type Store, StoreUnavailable } from "@rollcall/core";
import { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { ann, composeMailing } from "./compose-mailing.ts";
import { openScriptedMailServer, type ScriptedMailServer } from "./scripted-mail-server.ts";

/** How often mail is sent while nothing wakes it, in milliseconds. */
export const turn = 5000;

/** The longest that a mail may wait: it is given up before. */
const longest = 24 * 3_600_000;

/** What a house is made of. */
interface Parts {
  readonly path: string;
  readonly server: ScriptedMailServer;
  readonly clock: { time: number; now(): number };
  readonly rollcall: Rollcall;
  /** The same file; whatever this one writes is rolled back. */
  readonly breaking: Rollcall;
  readonly actor: Actor;
  /** Where mail goes at present. */
  readonly route: { mailer: SmtpMailer };
}

/** A Rollcall on a file, the mail server it sends to, and a clock that moves on between dispatches. */
export class MailHouse {
  readonly path: string;
  readonly server: ScriptedMailServer;
  readonly clock: Parts["clock"];
  /** Addresses whose adding was rolled back. */
  readonly inVain: string[] = [];
  /** Addresses that were added, and so are to be mailed. */
  readonly added: string[] = [];
  /** Addresses that have no mailbox, as the mail server says. */
  readonly unknown = new Set<string>();
  /** How many processes were killed amid a dispatch. */
  kills = 0;
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.path = parts.path;
    this.server = parts.server;
    this.clock = parts.clock;
    this.#parts = parts;
  }

  static async make(folder: string): Promise<MailHouse> {
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
    return new MailHouse({ path, server, clock, rollcall, breaking, actor, route });
  }

  /** Sends by another way from now on: to another port, or with less patience; to the server if nothing is given. */
  mailBy(options: Pick<SmtpMailerOptions, "port" | "timeouts"> = {}): void {
    const { route } = this.#parts;
    route.mailer.close();
    route.mailer = toServer({ port: this.server.port, ...options });
  }

  /** The mail server is well again. */
  recover(): void {
    this.server.follow({}, this.kills);
    this.mailBy();
  }

  /**
   * Adds so many people, each of whom is to be mailed; and for each fifty one whose transaction is rolled back.
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
    throw new Error("what was to be rolled back was answered");
  }

  async #run(name: string, input: unknown): Promise<unknown> {
    const { rollcall, actor } = this.#parts;
    return rollcall.call("run", { name, input, actor });
  }

  /** Sends what is due, so often, and lets time go by after each. */
  async dispatch(times: number, wait = turn): Promise<void> {
    for (let i = 0; i < times; i++) {
      await this.#parts.rollcall.dispatchMail();
      this.clock.time += wait;
    }
  }

  /**
   * Sends in turns until no mail is open.
   * @returns how many milliseconds of the clock went by
   */
  async drain(): Promise<number> {
    const began = this.clock.time;
    while (this.open() > 0) {
      if (this.clock.time - began > longest) break;
      await this.dispatch(1);
    }
    return this.clock.time - began;
  }

  /** How many mails are still to be sent. */
  open(): number {
    return Number(this.ask("select count(*) as n from outbox where open")[0]?.["n"]);
  }

  /** Reads the file past Rollcall. */
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

/** A store whose writing transactions fail when all is written and before it is kept. */
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
          if (mode === "write" && state.breaks) throw new StoreUnavailable("the disk is gone");
          return answer;
        });
      return transaction;
    },
  });
}
