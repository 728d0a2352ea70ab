import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { type Account, accountOf, accounts } from "./collection.ts";

/** Counts a consecutive wrong password (Q54). Has no effect for a person without an account. */
export const countFailure = operation({
  name: "access.countFailure",
  summary: "Counts a wrong password.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({}),
  load: [({ personId }) => ({ account: accountOf(personId) })],
  context: ({ account }): { readonly account: Account | undefined } => ({ account }),
  rules: [grant<{ readonly account: Account | undefined }>("failures count", () => true)],
  apply: ({ context: { account } }) => ({
    output: {},
    changes:
      account === undefined
        ? []
        : [update(accounts, [account.personId], { failures: account.failures + 1 }, { failures: account.failures })],
  }),
});
