import type { Term } from "./sample-people.ts";

/** The roles that exist on both sides. */
export type Granted = "admin" | "member";

/** The admins other than the owner, who only check decisions. */
export const ADMINS = 20;

/** The page size on both sides, the peer's maximum. */
export const PAGE = 100;

/**
 * One side of the comparison: a schedule or organization with `size` members, the owner, who calls, and other admins.
 * People are identified by number, so that both sides get the same calls in the same order.
 */
export interface Contender {
  setRole(person: number, role: Granted): Promise<void>;
  remove(person: number): Promise<void>;
  add(person: number): Promise<void>;
  firstPage(): Promise<void>;
  middlePage(): Promise<void>;
  search(term: Term, person: number): Promise<void>;
  check(person: number): Promise<void>;
  /** The same check by another admin, by number. */
  checkAs(admin: number, person: number): Promise<void>;
  /** The current role, read through the public API, or `undefined` if not a member. */
  roleOf(person: number): Promise<string | undefined>;
  /** The number of members other than the owner and the other admins, read through the public API. */
  count(): Promise<number>;
  close(): Promise<void>;
}
