/** One side of the bench: invites guests to a large schedule, who accept. Guests are numbered from 0. */
export interface Contender {
  invite(guest: number): Promise<void>;
  /** The steps between an invitation and its link, which aren't timed. */
  deliver(): Promise<void>;
  accept(guest: number): Promise<void>;
  /** Removes the guests, so that they can be invited again. Not timed. */
  remove(guest: number): Promise<void>;
  /** The number of members, read through the public API. */
  count(): Promise<number>;
  close(): Promise<void>;
}
