import { collection, grant, guard, insert, list, operation, text } from "@rollcall/core";
import { z } from "zod";

/** A host's own collection. */
export const greetings = collection("greetings", {
  fields: { id: text(), personId: text(), words: text() },
  key: ["id"],
  indexes: { person: ["personId"] },
});

const greetingsOf = list(greetings, "person", 1);
const maxGreetings = 2;

interface Greeter {
  readonly sent: number;
}

const everyoneGreets = grant<Greeter>("everyone greets", () => true);

const nobodyGreetsForever = guard<Greeter>(
  "greetings are limited",
  ({ sent }) => sent < maxGreetings || { code: "request.throttled", details: { retryAfter: 7 } },
);

/** The operation added by this file. */
export const sendGreeting = operation({
  name: "greetings.send",
  summary: "Greets the world, at most twice.",
  input: z.strictObject({ words: z.string().min(1).max(40) }),
  output: z.strictObject({ id: z.string(), words: z.string() }),
  load: [(_input, actor) => ({ mine: greetingsOf({ equal: [actor.personId], limit: maxGreetings }) })],
  context: ({ mine }) => ({ sent: mine.length }),
  rules: [everyoneGreets, nobodyGreetsForever],
  apply: (_found, { words }, call) => {
    const row = { id: call.newId(), personId: call.actor.personId, words };
    return { output: { id: row.id, words }, changes: [insert(greetings, row)] };
  },
});
