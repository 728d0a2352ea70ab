import { sessionCookie } from "../session-cookie.ts";

/** Ways to sign in. */
export const securitySchemes = {
  host: {
    type: "apiKey",
    in: "header",
    name: "Cookie",
    description:
      "The session of your product. Your `authenticate` reads it from the headers of the request, whatever their names are.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: sessionCookie,
    description: "The session of an external person, set by `access.signIn`.",
  },
} as const;

/** Requires one of the ways to sign in. */
export const signedIn: readonly object[] = [{ host: [] }, { session: [] }];
