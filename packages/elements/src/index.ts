export { type BaseKey, type Catalogue, type Message, Messages, type MessageValues } from "./messages/messages.ts";
export type { MessageKey, MessageOverrides } from "./messages/overrides.ts";
export { reasonWords, type ReasonWords } from "./messages/reason-words.ts";
export { clientContext, type Me, meContext, messagesContext, streamContext } from "./provider/contexts.ts";
export { RollcallProvider } from "./provider/rollcall-provider/rollcall-provider.ts";
export { StreamHub, type StreamStatus, type TopicListener } from "./provider/stream-hub.ts";
export { MemberChangedEvent, MemberRemovedEvent, MembersAddedEvent } from "./members/member-list/member-list.events.ts";
export { MemberList } from "./members/member-list/member-list.ts";
