/** A user of the host, as its directory lists them. */
export interface DirectoryEntry {
  /** The host's stable id of this user, the same as `authenticate` returns. */
  readonly hostUserId: string;
  readonly name: string;
  /** An address the host has verified. */
  readonly email: string;
}

/** The host's existing users, as a port. Schedulers select from them instead of typing addresses (A4, A20). */
export interface HostDirectory {
  /** Users who match the search, best match first; without search words, all users in any order. */
  search(organizationId: string, words: string, limit: number): Promise<readonly DirectoryEntry[]>;
  /** One user; `undefined` if the organization has no user with this id. */
  get(organizationId: string, hostUserId: string): Promise<DirectoryEntry | undefined>;
}
