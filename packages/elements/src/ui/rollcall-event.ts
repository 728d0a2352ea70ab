/** The class of an event whose details are properties of the event. */
export interface EventClass<Details extends object> {
  readonly type: string;
  new (...args: keyof Details extends never ? [] : [details: Details]): Event & Readonly<Details>;
}

/**
 * Makes the base class of a `rollcall-…` event. It bubbles and leaves shadow roots; its details are its properties:
 *
 * ```ts
 * // Fired after a member was removed.
 * export class MemberRemovedEvent extends rollcallEvent<{ personId: string }>("rollcall-member-removed") {}
 *
 * this.dispatchEvent(new MemberRemovedEvent({ personId }));
 * ```
 */
export function rollcallEvent<Details extends object = object>(type: string, init?: EventInit): EventClass<Details> {
  class RollcallEvent extends Event {
    static readonly type = type;

    constructor(details?: object) {
      super(type, { bubbles: true, composed: true, ...init });
      Object.assign(this, details);
    }
  }
  return RollcallEvent as typeof RollcallEvent & EventClass<Details>;
}
