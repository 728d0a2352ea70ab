import { en } from "./en.ts";

/** One message: text with `{placeholders}`, or a text for each plural category of the language. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;

/** The keys of the messages in the first load. Parts that load later have their own. */
export type BaseKey = keyof typeof en;

/** The values of placeholders. `count` selects the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Caches what was created for each language: `Intl` objects take long to create, and a page may need none. */
function byLanguage<T>(create: (lang: string) => T): (lang: string) => T {
  const created = new Map<string, T>();
  return (lang) => {
    const found = created.get(lang) ?? create(lang);
    created.set(lang, found);
    return found;
  };
}

const pluralRulesOf = byLanguage((lang) => new Intl.PluralRules(lang));
const numberFormatOf = byLanguage((lang) => new Intl.NumberFormat(lang));

/**
 * The messages of one language: the catalog, the host's overrides, and `Intl` formats (X23). All are copied into
 * a map by their own keys, so a key such as `__proto__` has no special meaning (P56).
 */
export class Messages<Key extends string = BaseKey> {
  readonly lang: string;
  readonly #words: ReadonlyMap<string, Message>;
  readonly #overrides: Catalogue;

  constructor(lang: string, overrides: Catalogue = {}, catalogue: Catalogue = en) {
    this.lang = lang;
    this.#overrides = overrides;
    this.#words = new Map([...Object.entries(catalogue), ...Object.entries(overrides)]);
  }

  /** Whether a key has a message. */
  has(key: string): boolean {
    return this.#words.has(key);
  }

  /** The message of a key with its placeholders filled in, or the key itself if it has no message. */
  text(key: Key, values: MessageValues = {}): string {
    const message: unknown = this.#words.get(key);
    const forms = (typeof message === "object" && message) as Partial<Record<string, string>> | false;
    const words = forms ? (forms[pluralRulesOf(this.lang).select(Number(values["count"]))] ?? forms["other"]) : message;
    return (typeof words === "string" ? words : key).replace(/\{(\w+)\}/g, (hole, name: string) => {
      if (!Object.hasOwn(values, name)) return hole;
      const value = values[name];
      return typeof value === "number" ? numberFormatOf(this.lang).format(value) : String(value);
    });
  }

  /** Adds the catalog of a part that loads later, with the same language and overrides. */
  with<More extends string>(catalogue: Readonly<Record<More, Message>>): Messages<BaseKey | More> {
    return new Messages(this.lang, this.#overrides, { ...en, ...catalogue });
  }
}
