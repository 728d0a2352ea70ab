import type { Term } from "./crowd.ts";

/** The roles that both sides know by the same name and may change freely. */
export type Granted = "admin" | "member";

/** How many rows a page has on both sides; the peer gives no more. */
export const PAGE = 100;

/**
 * One side of the comparison: a schedule (or organization) with `size` members, and one caller who may do everything.
 * People are named by their number in the crowd, so that both sides are asked the same things in the same order.
 */
export interface Contender {
  setRole(person: number, role: Granted): Promise<void>;
  remove(person: number): Promise<void>;
  add(person: number): Promise<void>;
  firstPage(): Promise<void>;
  middlePage(): Promise<void>;
  search(term: Term, person: number): Promise<void>;
  check(person: number): Promise<void>;
  /** What stands now, read back through the public face: a role, or undefined for nobody. */
  roleOf(person: number): Promise<string | undefined>;
  /** How many members there are, by the public face. */
  count(): Promise<number>;
  close(): Promise<void>;
}
