import type { Domain, Operation } from "@rollcall/core";
import { operations, reactions } from "@rollcall/core/model";

/** The name of an operation's copy without one of its rules. */
export const unguarded = (name: string): string => `unguarded.${name.replace(".", "-")}`;

/** A domain with copies of all operations and their reactions, without the rule of this name. */
export function unguardedDomain(rule: string): Domain {
  const isKept = ({ name }: { readonly name: string }): boolean => name !== rule;
  return {
    name: "unguarded",
    operations: (operations as readonly Operation[]).map((one) => ({
      ...one,
      name: unguarded(one.name),
      rules: one.rules.filter(isKept),
    })),
    reactions: reactions.map((one) => ({
      ...one,
      on: unguarded(one.on),
      rules: one.rules.filter(isKept),
    })),
  };
}
