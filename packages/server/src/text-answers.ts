import type { RequestFrom, RollcallServer } from "./create-server.ts";

/** Takes the text of a JSON response, whose `Response` then has no body. */
export interface TextSink {
  text?: string;
}

type AnswerWithText = (request: Request, from: RequestFrom, sink: TextSink) => Promise<Response>;

const answering = new WeakMap<RollcallServer["handler"], AnswerWithText>();

/** Declares how the requests of a handler are answered by callers that can send text. */
export const keepTextAnswers = (handler: RollcallServer["handler"], answer: AnswerWithText): void => {
  answering.set(handler, answer);
};

/**
 * How to answer the requests of a handler with text, because reading the body of a `Response` as a stream takes longer than sending it.
 * `undefined` for handlers of hosts, who may replace the `Response`.
 */
export const textAnswersOf = (handler: RollcallServer["handler"]): AnswerWithText | undefined => answering.get(handler);
