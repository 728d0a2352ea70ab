import { z } from "zod";
import { insert, update } from "../store/change.ts";
import { collection, integer, type RowIn, text } from "../store/collection.ts";
import { operation } from "../../identity/operation.ts";
import { event } from "../operations/event.ts";
import { get } from "../store/query.ts";
import { grant, guard } from "../operations/rule.ts";

/** A host's own collection and operations, declared like Rollcall's. */
export const jars = collection("jars", {
  fields: { id: text(), label: text(), coins: integer() },
  key: ["id"],
  signals: { subject: "id", when: () => true },
});

type Jar = RowIn<typeof jars>;
const jarById = get(jars);

interface JarContext {
  readonly jar: Jar;
  readonly by: number;
}

const everybodyPays = grant<JarContext>("everyone pays", () => true);
const aJarNeverOwes = guard<JarContext>(
  "a jar never owes",
  ({ jar, by }) => jar.coins + by >= 0 || { code: "member.last-admin", details: { schedules: jar.coins } },
);
const sealedJarsStayHidden = guard<JarContext>(
  "sealed jars stay hidden",
  ({ jar }) => jar.label !== "sealed" || { code: "request.not-found" },
);

const id = z.string().min(1);

const jarOpened = event("jar-opened", "A jar was opened.", {});
export const jarFilled = event("jar-filled", "Coins were put into a jar.", { by: z.int() });

export const openJar = operation({
  name: "jars.open",
  summary: "Opens a jar.",
  input: z.strictObject({ id, label: z.string().default("open") }),
  output: z.strictObject({ coins: z.int() }),
  events: [jarOpened],
  load: [() => ({})],
  context: () => ({ jar: { id: "", label: "", coins: 0 }, by: 0 }),
  rules: [everybodyPays],
  apply: (_found, input) => ({
    output: { coins: 0 },
    changes: [insert(jars, { ...input, coins: 0 })],
    journalEntries: [{ topic: input.id, number: 1, events: [jarOpened({})] }],
  }),
});

export const fillJar = operation({
  name: "jars.fill",
  summary: "Puts coins into a jar, or takes some out.",
  input: z.strictObject({ id, by: z.int(), parts: z.array(z.strictObject({ size: z.int() })).default([]) }),
  output: z.strictObject({ coins: z.int() }),
  events: [jarFilled],
  load: [(input) => ({ jar: jarById(input.id) })],
  context: ({ jar }, { by }) => (jar === undefined ? undefined : { jar, by }),
  rules: [everybodyPays, aJarNeverOwes, sealedJarsStayHidden],
  apply: ({ context: { jar, by } }) => {
    if (by === 13) throw new TypeError("thirteen");
    const coins = jar.coins + by;
    return {
      output: { coins },
      changes: [update(jars, [jar.id], { coins })],
      journalEntries: [{ topic: jar.id, number: coins + 1000, events: [jarFilled({ by })] }],
    };
  },
});

export const getJar = operation({
  name: "jars.get",
  summary: "A jar.",
  input: z.strictObject({ id }),
  output: z.strictObject({ coins: z.int() }),
  load: [(input) => ({ jar: jarById(input.id) })],
  context: ({ jar }) => (jar === undefined ? undefined : { jar, by: 0 }),
  rules: [everybodyPays, sealedJarsStayHidden],
  apply: ({ context }) => ({ output: { coins: context.jar.coins } }),
});

export const shakeJar = operation({
  name: "jars.shake",
  summary: "Only Rollcall itself may.",
  internal: true,
  input: z.strictObject({}),
  output: z.strictObject({}),
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("anyone", () => true)],
  apply: () => ({ output: {} }),
});

/** A domain of jars with four operations. */
export const jarDomain = {
  name: "jars",
  operations: [openJar, fillJar, getJar, shakeJar],
  collections: [jars],
} as const;

/** A jar operation. */
export type JarOperation = (typeof jarDomain.operations)[number];
