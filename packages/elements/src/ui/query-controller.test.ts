import { RollcallError, type StreamMessage } from "@rollcall/core/contract";
import type { Call, Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { html, type TemplateResult } from "lit";
import "../define.ts";
import { clearPage, until } from "../members/member-list/member-list.fixture.ts";
import { QueryController } from "./query-controller.ts";
import { RollcallElement } from "./rollcall-element.ts";

interface Value {
  readonly text: string;
  readonly number: number;
}

/** A server that answers when it is told to, and tells when it is told to. */
class ScriptedServer implements Transport {
  readonly asked: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];
  readonly positions: Readonly<Record<string, number | null>>[] = [];
  #told: StreamMessage[] = [];
  #wake: () => void = () => undefined;

  call({ name }: Call): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // Who is calling, nobody needs to know here.
      if (name === "organizations.get") this.asked.push({ resolve, reject });
    });
  }

  async *stream(position: Readonly<Record<string, number | null>>, signal: AbortSignal): AsyncGenerator<StreamMessage> {
    this.positions.push(position);
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      yield* this.#told.splice(0);
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  answer(text: string, number: number): void {
    this.asked.shift()?.resolve({ organization: { text, number } });
  }

  refuse(error: unknown): void {
    this.asked.shift()?.reject(error);
  }

  tell(...messages: StreamMessage[]): void {
    this.#told.push(...messages);
    this.#wake();
  }
}

const change = (number: number): StreamMessage => ({
  kind: "change",
  topic: "it",
  number,
  operation: "it.change",
  actorId: "somebody",
  at: "2026-11-22T00:00:00Z",
  events: [],
  decisionsChanged: false,
});

class LoadedProbe extends RollcallElement {
  static override properties = { what: {} };
  declare what: string | undefined;
  protected override readonly catalogue = {};
  readonly loaded = new QueryController<Value>(this, {
    key: () => this.what,
    load: async (client, signal) => (await client.organizations.get({}, { signal })).organization as unknown as Value,
    topics: ({ number }) => ({ it: number }),
  });

  protected override render(): TemplateResult {
    const { state } = this.loaded;
    return html`${state.kind === "ready" ? state.value.text : state.kind}`;
  }
}
customElements.define("loaded-probe", LoadedProbe);

async function probe(transport: Transport | undefined, what: string | null = "it"): Promise<LoadedProbe> {
  const provider = document.createElement("rollcall-provider");
  if (transport) provider.transport = transport;
  const element = new LoadedProbe();
  element.what = what ?? undefined;
  provider.append(element);
  document.body.append(provider);
  await element.updateComplete;
  return element;
}

const shows = (element: LoadedProbe, text: string): Promise<boolean> =>
  until(() => element.renderRoot.textContent === text, `does not show \`${text}\``);

describe("what a panel loads", () => {
  afterEach(clearPage);

  it("asks once it has a client and knows what to ask", async () => {
    const outside = await probe(undefined);
    expect(outside.loaded.state.kind).to.equal("no-client");
    const puppet = new ScriptedServer();
    const element = await probe(puppet, null);
    await shows(element, "pending");
    expect(puppet.asked.length).to.equal(0);
    element.what = "it";
    await until(() => puppet.asked.length === 1);
    puppet.answer("one", 1);
    await shows(element, "one");
  });

  it("drops the answer to what is no longer asked", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    const [first] = puppet.asked.splice(0);
    element.what = "another";
    await until(() => puppet.asked.length === 1);
    puppet.answer("new", 2);
    await shows(element, "new");
    first?.resolve({ organization: { text: "old", number: 1 } });
    await element.updateComplete;
    await shows(element, "new");
  });

  it("asks once for many changes that come together, and shows the old until then", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.answer("one", 1);
    await until(() => puppet.positions.length === 1);
    expect(puppet.positions).to.deep.equal([{ it: 1 }]);
    puppet.tell(change(2), change(3), change(4));
    await until(() => puppet.asked.length === 1);
    expect(element.renderRoot.textContent).to.equal("one");
    puppet.answer("four", 4);
    await shows(element, "four");
    expect(puppet.asked.length).to.equal(0);
  });

  it("asks again where the answer is older than what was told", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.answer("one", 1);
    await until(() => puppet.positions.length === 1);
    puppet.tell(change(2), change(3));
    await until(() => puppet.asked.length === 1);
    puppet.answer("two", 2);
    await until(() => puppet.asked.length === 1);
    puppet.answer("three", 3);
    await shows(element, "three");
  });

  it("never shows the older of two answers", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.answer("five", 5);
    await shows(element, "five");
    element.loaded.set({ text: "four", number: 4 });
    expect(element.loaded.value?.text).to.equal("five");
    await until(() => puppet.asked.length === 1);
    element.loaded.set({ text: "seven", number: 7 });
    puppet.answer("six", 6);
    await until(() => puppet.asked.length === 1);
    expect(element.loaded.value?.text).to.equal("seven");
  });

  it("tells a refusal from a failure, and tries a failure again when asked", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.refuse(new RollcallError("server.unreachable"));
    await shows(element, "failed");
    void element.loaded.reload();
    await shows(element, "pending");
    puppet.refuse(new RollcallError("request.not-found"));
    await shows(element, "refused");
  });

  it("keeps what shows through a failure behind the scenes, and asks until it is true again", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.answer("one", 1);
    await until(() => puppet.positions.length === 1);
    puppet.tell(change(2));
    await until(() => puppet.asked.length === 1);
    puppet.refuse(new RollcallError("server.unreachable"));
    await until(() => puppet.asked.length === 1);
    expect(element.renderRoot.textContent).to.equal("one");
    puppet.answer("two", 2);
    await shows(element, "two");
  });

  it("asks anew when a topic is closed, and does not join it again", async () => {
    const puppet = new ScriptedServer();
    const element = await probe(puppet);
    puppet.answer("one", 1);
    await until(() => puppet.positions.length === 1);
    puppet.tell({ kind: "closed", topic: "it" });
    await until(() => puppet.asked.length === 1);
    puppet.answer("still", 2);
    await shows(element, "still");
    expect(puppet.positions.length).to.equal(1);
  });
});
