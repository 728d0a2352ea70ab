import type { RequestFrom, TextSink } from "./exchange.ts";

type Handler = (request: Request, from?: RequestFrom) => Promise<Response>;
type AnswerWithText = (request: Request, from: RequestFrom, sink: TextSink) => Promise<Response>;

const answering = new WeakMap<Handler, AnswerWithText>();

/** Declares how to answer the requests of a handler if the adapter can send text itself. */
export const keepTextAnswers = (handler: Handler, answer: AnswerWithText): void => {
  answering.set(handler, answer);
};

/**
 * How to answer a handler's requests with text, because reading the body of a `Response` as a stream takes longer than sending it.
 * `undefined` for hosts' handlers, which may replace the `Response`.
 */
export const textAnswersOf = (handler: Handler): AnswerWithText | undefined => answering.get(handler);
