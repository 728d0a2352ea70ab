import assert from "node:assert/strict";
import test from "node:test";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

test("shows conflicts with the person's name, or otherwise with the upstream name [Q17, P61]", async () => {
  const { upstream, link, sync, linkView } = await createLinkedWorld();
  upstream.people = [upstreamPerson("Max"), upstreamPerson("Kim"), upstreamPerson("Lou", { address: null })];
  await link();
  const names = async () => (await linkView()).conflicts.map(({ code, name }) => [code, name]);
  assert.deepEqual(await names(), [["address-missing", "Lou"]]);
  upstream.people = [upstreamPerson("Max"), upstreamPerson("Kim", { address: "max@example.org" })];
  await sync();
  assert.deepEqual(await names(), [["address-taken", "Kim"]]);
});

test("keeps people with another upstream person's address until the two differ [Q17]", async () => {
  const { upstream, link, sync, linkView } = await createLinkedWorld();
  const lou = upstreamPerson("Lou");
  upstream.people = [lou, upstreamPerson("Kim", { address: lou.address })];
  await link();
  const names = async () => (await linkView()).conflicts.map(({ code, name }) => [code, name]);
  assert.deepEqual(await names(), [["address-shared", "Kim"]]);
  await sync();
  await sync();
  assert.deepEqual(await names(), [["address-shared", "Kim"]]);
  upstream.people = [lou, upstreamPerson("Kim")];
  await sync();
  assert.deepEqual(await names(), []);
});
