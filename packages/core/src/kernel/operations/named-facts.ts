import type { Facts } from "./operation.ts";

/** Facts under longer names, so that several parts can read the same things in one round. */
export const prefixFacts = (prefix: string, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, read]) => [prefix + name, read]));

/** What was read under the names with this prefix, by their short names. */
export const knownWith = (known: object, prefix: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(known)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, found]) => [name.slice(prefix.length), found as unknown]),
  );

/** What was read under a computed name; `otherwise` if nothing was. */
export const factNamed = <Result>(known: object, name: string, otherwise: Result): Result =>
  (known as Readonly<Record<string, Result | undefined>>)[name] ?? otherwise;
