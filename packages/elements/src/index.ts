export { en } from "./messages/en.ts";
export {
  type Catalogue,
  type Message,
  type MessageKey,
  type MessageOverrides,
  Messages,
  type MessageValues,
  type ReasonWords,
} from "./messages/messages.ts";
export { reasons } from "./messages/reasons.en.ts";
export { clientContext, type Me, meContext, messagesContext, streamContext } from "./provider/contexts.ts";
export { RollcallProvider } from "./provider/rollcall-provider/rollcall-provider.ts";
export { StreamHub, type StreamStatus, type TopicListener } from "./provider/stream-hub.ts";
export { MemberChangedEvent, MemberRemovedEvent, MembersAddedEvent } from "./members/member-list/member-list.events.ts";
export { MemberList } from "./members/member-list/member-list.ts";
