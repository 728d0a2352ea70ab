import type { Reason } from "@rollcall/core/contract";
import { en } from "./en.ts";
import { reasons } from "./reasons.en.ts";

/** One message: words with `{names}` to fill in, or a form for each plural category of the language. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;

const base = { ...en, ...reasons } as const;

/** The keys of the catalogue that every element shares. */
export type MessageKey = keyof typeof base;

/** What a host overrides: any key of the catalogue, and `reason.<code>` of codes of its own. */
export type MessageOverrides = Readonly<Partial<Record<MessageKey, Message>>> & Catalogue;

/** What is filled into a message. A `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** What a person reads about a reason (X1). */
export interface ReasonWords {
  readonly title: string;
  readonly text: string;
  /** What helps; empty where nothing does. */
  readonly remedy: string;
}

/**
 * The words of one language: the catalogue, what a host overrides, and the formats of `Intl` (X23). Overrides are read
 * into a map, own keys with words only, so a key such as `__proto__` is a key like any other (P56).
 */
export class Messages<Key extends string = MessageKey> {
  readonly lang: string;
  readonly #words: Map<string, Message>;
  readonly #overrides: Catalogue;
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(lang: string, overrides: Catalogue = {}, catalogue: Catalogue = base) {
    this.lang = lang;
    this.#overrides = overrides;
    this.#words = new Map([...Object.entries(catalogue), ...Object.entries(overrides).filter(([, one]) => isMessage(one))]);
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang);
  }

  /** The words behind a key, filled in. */
  text(key: Key, values: MessageValues = {}): string {
    return this.#fill(this.#words.get(key) ?? key, values);
  }

  /** A number as this language writes it. */
  number(value: number): string {
    return this.#number.format(value);
  }

  /** The words of a reason; a code that nobody knows reads as a failure of ours. */
  reason({ code, remedy, details = {} }: Reason): ReasonWords {
    const known = this.#words.has(`reason.${code}`) ? `reason.${code}` : "reason.unknown";
    const values = Object.fromEntries(Object.entries(details).filter(([, value]) => /^(st|nu)/.test(typeof value)));
    const find = (key: string): string => this.#fill(this.#words.get(key) ?? "", values as MessageValues);
    return { title: find(known), text: find(`${known}.text`), remedy: remedy === undefined ? "" : find(`remedy.${remedy}`) };
  }

  /** The same language and overrides, with the catalogue of a part that loads later. */
  with<More extends Catalogue>(catalogue: More): Messages<MessageKey | Extract<keyof More, string>> {
    return new Messages(this.lang, this.#overrides, { ...base, ...catalogue });
  }

  #fill(message: Message, values: MessageValues): string {
    const words =
      typeof message === "string" ? message : (message[this.#plural.select(Number(values["count"]))] ?? message.other ?? "");
    return words.replace(/\{(\w+)\}/g, (hole, name: string) => {
      if (!Object.hasOwn(values, name)) return hole;
      const value = values[name];
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }
}

const isMessage = (value: unknown): value is Message =>
  typeof value === "string" || (typeof value === "object" && value !== null && !Array.isArray(value));
