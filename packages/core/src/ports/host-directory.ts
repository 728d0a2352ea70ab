/** A user of the host, as its directory lists them. */
export interface DirectoryEntry {
  /** The host's stable id of this user, the same as `authenticate` answers. */
  readonly hostUserId: string;
  readonly name: string;
  /** An address that the host has proven. */
  readonly email: string;
}

/** The host's existing users, as a port: whoever plans picks from them instead of typing addresses (A4, A20). */
export interface HostDirectory {
  /** Users whom these words find, best first; everybody, as they come, where there are none. */
  search(organizationId: string, words: string, limit: number): Promise<readonly DirectoryEntry[]>;
  /** One user; `undefined` where there is none of this id in the organization. */
  get(organizationId: string, hostUserId: string): Promise<DirectoryEntry | undefined>;
}
