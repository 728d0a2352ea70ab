import type { RollcallClient } from "@rollcall/core";
import type { ProfileSource, ProfileView } from "../profile/profile-view.ts";

/** Whose profile it is, and where it is shown. */
interface TendedProfile {
  readonly client: RollcallClient | undefined;
  readonly personId: string;
  readonly profile: ProfileView | undefined;
  show(profile: ProfileView): void;
}

/** The profile of somebody, as those who tend people read and change it (Q49). */
export function tendedProfile(of: () => TendedProfile): ProfileSource {
  const asked = () => {
    const { client, personId } = of();
    if (client === undefined) throw new TypeError("there is no client");
    return { profiles: client.profiles, personId };
  };
  return {
    get profile() {
      return of().profile;
    },
    update(set, seen) {
      const { profiles, personId } = asked();
      return profiles.update({ personId, set, seen });
    },
    listChanges(field, before) {
      const { profiles, personId } = asked();
      return profiles.listChanges({ personId, field, limit: 20, ...(before !== undefined && { before }) });
    },
    restore(field, number) {
      const { profiles, personId } = asked();
      return profiles.restore({ personId, field, number });
    },
    show(profile) {
      of().show(profile);
    },
  };
}
