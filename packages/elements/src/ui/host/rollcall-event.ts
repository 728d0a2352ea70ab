/** The class of an event whose details are properties of the event. */
export interface EventClass<Type extends string> {
  readonly type: Type;
  new <Details extends object = object>(
    ...args: keyof Details extends never ? [] : [details: Details]
  ): Event & { readonly type: Type } & Readonly<Details>;
}

/**
 * Creates the base class of a `rollcall-…` event. It bubbles and crosses shadow roots; its details are its properties:
 *
 * ```ts
 * // Fired after a member was removed.
 * export class MemberRemovedEvent extends rollcallEvent("rollcall-member-removed")<{ personId: string }> {}
 *
 * this.dispatchEvent(new MemberRemovedEvent({ personId }));
 * ```
 */
export function rollcallEvent<const Type extends string>(type: Type, init?: EventInit): EventClass<Type> {
  class RollcallEvent extends Event {
    static readonly type = type;

    constructor(details?: object) {
      super(type, { bubbles: true, composed: true, ...init });
      Object.assign(this, details);
    }
  }
  return RollcallEvent as typeof RollcallEvent & EventClass<Type>;
}
