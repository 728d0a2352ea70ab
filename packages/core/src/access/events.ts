import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { stageBefore } from "../people/events.ts";
import { lockPlaces } from "./sign-in-lock.ts";

const pause = z.strictObject({
  /** Milliseconds since the epoch. */
  pausedFrom: z.int().nullable(),
  pausedUntil: z.int().nullable(),
});

export const personInvited = event("person-invited", "A temporary password was mailed to a person.", {
  personId: id,
  was: stageBefore,
});

export const passwordChanged = event("password-changed", "A person set their own password.", {
  personId: id,
  was: stageBefore,
});

export const portalPaused = event("portal-paused", "The portal was closed for a person, now or at a planned time.", {
  personId: id,
  set: pause,
  was: pause,
});

export const portalOpened = event("portal-opened", "The portal was opened again for a person.", {
  personId: id,
  set: pause,
  was: pause,
});

export const signInUnlocked = event("sign-in-unlocked", "A lock after wrong passwords was lifted for a person.", {
  personId: id,
});

export const signInLocked = event("sign-in-locked", "Wrong passwords locked sign-in for a person.", {
  personId: id,
  where: z.enum(lockPlaces),
});

export const deviceTrusted = event("device-trusted", "A person signed in with a browser for the first time.", {
  personId: id,
});

export const signedOutEverywhere = event("signed-out-everywhere", "A person signed out in every browser.", {
  personId: id,
});

/** The events of portal access. */
export const accessEvents = [
  personInvited,
  passwordChanged,
  portalPaused,
  portalOpened,
  signInUnlocked,
  signInLocked,
  deviceTrusted,
  signedOutEverywhere,
] as const;
