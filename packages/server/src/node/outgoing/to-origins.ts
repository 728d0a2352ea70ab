/**
 * The exempt origins for requests to addresses that people supply.
 * @throws {TypeError} an origin is invalid
 */
export const toOrigins = (origins: readonly string[] = []): ReadonlySet<string> => new Set(origins.map(toOrigin));

function toOrigin(origin: string): string {
  const url = URL.parse(origin);
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.origin !== origin) {
    throw new TypeError(`\`${origin}\` is not an origin: use the form \`https://calendar.example.org\``);
  }
  return url.origin;
}
