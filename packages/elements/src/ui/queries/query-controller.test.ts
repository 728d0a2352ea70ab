import { RollcallError, type StreamMessage } from "@rollcall/core/contract";
import type { Call, Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { html, type TemplateResult } from "lit";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import { clearPage, until } from "../testing/page.fixture.ts";
import { QueryController } from "./query-controller.ts";
import { RollcallElement } from "../panel/rollcall-element.ts";

interface Value {
  readonly text: string;
  readonly number: number;
}

/** A server that responds and sends changes when the test requests it. */
class ScriptedServer implements Transport {
  readonly calls: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];
  readonly positions: Readonly<Record<string, number | null>>[] = [];
  #queue: StreamMessage[] = [];
  #wake: () => void = () => undefined;

  call({ name }: Call): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // Other calls, such as `me`, never get a response.
      if (name === "organizations.get") this.calls.push({ resolve, reject });
    });
  }

  async *stream(position: Readonly<Record<string, number | null>>, signal: AbortSignal): AsyncGenerator<StreamMessage> {
    this.positions.push(position);
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      yield* this.#queue.splice(0);
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  answer(text: string, number: number): void {
    this.calls.shift()?.resolve({ organization: { text, number } });
  }

  refuse(error: unknown): void {
    this.calls.shift()?.reject(error);
  }

  send(...messages: StreamMessage[]): void {
    this.#queue.push(...messages);
    this.#wake();
  }
}

const change = (number: number): StreamMessage => ({
  kind: "change",
  topic: "it",
  number,
  operation: "it.change",
  actorId: "another-user",
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

describe("QueryController", () => {
  afterEach(clearPage);

  it("loads once it has a client and a key", async () => {
    const outside = await probe(undefined);
    expect(outside.loaded.state.kind).to.equal("no-client");
    const server = new ScriptedServer();
    const element = await probe(server, null);
    await shows(element, "pending");
    expect(server.calls.length).to.equal(0);
    element.what = "it";
    await until(() => server.calls.length === 1);
    server.answer("one", 1);
    await shows(element, "one");
  });

  it("loads and follows nothing if its element is removed before an update that is pending", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("one", 1);
    await until(() => server.positions.length === 1);
    const { parentElement } = element;
    element.requestUpdate();
    element.remove();
    await element.updateComplete;
    expect(server.calls.length).to.equal(0);
    parentElement?.append(element);
    await until(() => server.calls.length === 1);
    server.answer("two", 2);
    await shows(element, "two");
    await until(() => server.positions.length === 2);
  });

  it("drops the response for a previous key", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    const [first] = server.calls.splice(0);
    element.what = "another";
    await until(() => server.calls.length === 1);
    server.answer("new", 2);
    await shows(element, "new");
    first?.resolve({ organization: { text: "old", number: 1 } });
    await element.updateComplete;
    await shows(element, "new");
  });

  it("reloads once for changes in quick succession, and shows the old value until then", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("one", 1);
    await until(() => server.positions.length === 1);
    expect(server.positions).to.deep.equal([{ it: 1 }]);
    server.send(change(2), change(3), change(4));
    await until(() => server.calls.length === 1);
    expect(element.renderRoot.textContent).to.equal("one");
    server.answer("four", 4);
    await shows(element, "four");
    expect(server.calls.length).to.equal(0);
  });

  it("reloads again if the response is older than the latest change", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("one", 1);
    await until(() => server.positions.length === 1);
    server.send(change(2), change(3));
    await until(() => server.calls.length === 1);
    server.answer("two", 2);
    await until(() => server.calls.length === 1);
    server.answer("three", 3);
    await shows(element, "three");
  });

  it("never shows the older of two responses", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("five", 5);
    await shows(element, "five");
    element.loaded.set({ text: "four", number: 4 });
    expect(element.loaded.value?.text).to.equal("five");
    await until(() => server.calls.length === 1);
    element.loaded.set({ text: "seven", number: 7 });
    server.answer("six", 6);
    await until(() => server.calls.length === 1);
    expect(element.loaded.value?.text).to.equal("seven");
  });

  it("distinguishes refused from failed, and reloads after a failure", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.refuse(new RollcallError("server.unreachable"));
    await shows(element, "failed");
    void element.loaded.reload();
    await shows(element, "pending");
    server.refuse(new RollcallError("request.not-found"));
    await shows(element, "refused");
  });

  it("reloads only what failed once the browser is online again", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    dispatchEvent(new Event("online"));
    server.refuse(new RollcallError("server.unreachable"));
    await shows(element, "failed");
    dispatchEvent(new Event("online"));
    await until(() => server.calls.length === 1);
    server.answer("one", 1);
    await shows(element, "one");
    dispatchEvent(new Event("online"));
    element.loaded.set({ text: "two", number: 2 });
    await shows(element, "two");
    expect(server.calls.length).to.equal(0);
  });

  it("keeps the value when a background refresh fails, and retries until it succeeds", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("one", 1);
    await until(() => server.positions.length === 1);
    server.send(change(2));
    await until(() => server.calls.length === 1);
    server.refuse(new RollcallError("server.unreachable"));
    await until(() => server.calls.length === 1);
    expect(element.renderRoot.textContent).to.equal("one");
    server.answer("two", 2);
    await shows(element, "two");
  });

  it("reloads when a topic is closed, and does not join it again", async () => {
    const server = new ScriptedServer();
    const element = await probe(server);
    server.answer("one", 1);
    await until(() => server.positions.length === 1);
    server.send({ kind: "closed", topic: "it" });
    await until(() => server.calls.length === 1);
    server.answer("still", 2);
    await shows(element, "still");
    expect(server.positions.length).to.equal(1);
  });
});
