/** How users of a product are looked up. */
export interface UserSource<User> {
  readonly idOf: (user: User) => string;
  /** Reads users page by page, until `isEnough` returns true for one. */
  readonly readPages: (isEnough: (users: readonly User[]) => boolean) => Promise<unknown>;
  /** One user; null if they were deleted. */
  readonly readOne: (id: string) => Promise<User | null>;
}

/**
 * Looks up users by id. Pages of a list may shift while they are read, so users missing from the list are requested one by one. Only those
 * that the product itself reports as deleted are left out.
 */
export async function findUsers<User>(
  ids: ReadonlySet<string>,
  { idOf, readPages, readOne }: UserSource<User>,
): Promise<readonly User[]> {
  const found = new Map<string, User>();
  if (ids.size > 0) {
    await readPages((users) => {
      for (const user of users) if (ids.has(idOf(user))) found.set(idOf(user), user);
      return found.size === ids.size;
    });
  }
  for (const id of ids) {
    const user = found.has(id) ? null : await readOne(id);
    if (user !== null) found.set(id, user);
  }
  return [...ids].flatMap((id) => found.get(id) ?? []);
}
