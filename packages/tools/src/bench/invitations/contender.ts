/** One side of the bench: somebody invites guests to a full schedule, and they come. Guests are numbered from 0. */
export interface Contender {
  invite(guest: number): Promise<void>;
  /** Whatever lies between an invitation and the link in the guest's hand; not timed. */
  deliver(): Promise<void>;
  accept(guest: number): Promise<void>;
  /** So that they can be invited again; not timed. */
  remove(guest: number): Promise<void>;
  /** How many members there are, by the public face. */
  count(): Promise<number>;
  close(): Promise<void>;
}
