import type { panelWords } from "../look/panel.en.ts";
import type { handsWords } from "../members/member-list/hands/hands.en.ts";
import type { importMessages } from "../members/member-import/import-messages.en.ts";
import type { BaseKey, Catalogue, Message } from "./messages.ts";
import type { reasons } from "./reasons.en.ts";

/** Every key of the catalogue, those of parts that load later included. */
export type MessageKey =
  BaseKey | keyof typeof handsWords | keyof typeof reasons | keyof typeof importMessages | keyof typeof panelWords;

/** What a host overrides: any key of the catalogue, and `reason.<code>` of codes of its own. */
export type MessageOverrides = Readonly<Partial<Record<MessageKey, Message>>> & Catalogue;
