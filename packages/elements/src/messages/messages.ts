import { en } from "./en.ts";

/** One message: words with `{names}` to fill in, or a form for each plural category of the language. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;

/** The keys of the words that show at rest; parts that load later bring theirs. */
export type BaseKey = keyof typeof en;

/** What is filled into a message. A `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The words of one language: the catalogue, what a host overrides, and the formats of `Intl` (X23). Everything is read
 * into a map, own keys only, so a key such as `__proto__` is a key like any other (P56).
 */
export class Messages<Key extends string = BaseKey> {
  readonly lang: string;
  readonly #words: ReadonlyMap<string, Message>;
  readonly #overrides: Catalogue;
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(lang: string, overrides: Catalogue = {}, catalogue: Catalogue = en) {
    this.lang = lang;
    this.#overrides = overrides;
    this.#words = new Map([...Object.entries(catalogue), ...Object.entries(overrides)]);
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang);
  }

  /** Whether there are words behind a key. */
  has(key: string): boolean {
    return this.#words.has(key);
  }

  /** The words behind a key, filled in; the key itself where there are none. */
  text(key: Key, values: MessageValues = {}): string {
    const message: unknown = this.#words.get(key);
    const forms = (typeof message === "object" && message) as Partial<Record<string, string>> | false;
    const words = forms ? (forms[this.#plural.select(Number(values["count"]))] ?? forms["other"]) : message;
    return (typeof words === "string" ? words : key).replace(/\{(\w+)\}/g, (hole, name: string) => {
      if (!Object.hasOwn(values, name)) return hole;
      const value = values[name];
      return typeof value === "number" ? this.#number.format(value) : String(value);
    });
  }

  /** The same language and overrides, with the catalogue of a part that loads later. */
  with<More extends string>(catalogue: Readonly<Record<More, Message>>): Messages<BaseKey | More> {
    return new Messages(this.lang, this.#overrides, { ...en, ...catalogue });
  }
}
