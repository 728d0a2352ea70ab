/** A URL of this origin, so that no link through the portal can lead to another one. */
export function ownUrl(url: string | null | undefined): string | undefined {
  const parsed = url ? URL.parse(url, location.href) : null;
  return parsed?.origin === location.origin ? parsed.href : undefined;
}
