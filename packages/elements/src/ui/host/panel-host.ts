import type { RollcallClient } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import type { BaseKey, Messages } from "../../messages/messages.ts";
import type { commandReasons } from "../../messages/command-reasons.en.ts";
import type { reasons } from "../../messages/reasons.en.ts";
import type { panelWords } from "./panel.en.ts";

/** The keys of the messages that every panel has. */
export type PanelKey = BaseKey | keyof typeof panelWords | keyof typeof reasons | keyof typeof commandReasons;

/** The messages of an element: the shared ones and its own. */
export type Words<Key extends string = never> = Messages<PanelKey | Key>;

/** A dialog, popover or toast that an element draws after its content. */
export interface Overlay {
  render(): unknown;
}

/** The part of an element that commands need. */
export interface CommandHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Identifies what the element shows, such as a schedule's id. Results of commands for another one are dropped. */
  readonly shownId?: string | undefined;
  readonly toast?: {
    show(message: string, undo?: () => Promise<unknown>): void;
    /** Shows that something failed. */
    warn(message: string): void;
    /** Shows what the user is waiting for, if it takes long. */
    wait?(message: string, until: Promise<unknown>): void;
  };
}

/** The part of an element that dialogs, popovers and toasts need. Every `RollcallElement` has it. */
export interface PanelHost<Key extends string = never> extends CommandHost {
  readonly words: Words<Key>;
  /** Drawn after the content, in the order in which they were added. */
  readonly overlays: Set<Overlay>;
}
