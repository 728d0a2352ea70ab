/** The host's data about a crew. Rollcall manages its schedule. */
export interface Crew {
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly handovers: readonly Handover[];
}

/** A note from one shift to the next. */
export interface Handover {
  readonly shift: string;
  readonly author: string;
  readonly text: string;
}

/** The harbour's crews. */
export const crews: readonly Crew[] = [
  {
    slug: "north-quay",
    name: "North Quay Cranes",
    place: "Berths 1 to 6 · four ship-to-shore cranes",
    handovers: [
      {
        shift: "Late to night",
        author: "Ngozi Adeyemi",
        text: "Crane 3 trips its hoist brake above 38 t. Limited to 30 t until the fitters have seen it at 08:00.",
      },
      {
        shift: "Early to late",
        author: "Łukasz Wójcik",
        text: "Astrid Maersk starts with bay 14, not bay 10: the reefers must be ashore before 17:00.",
      },
    ],
  },
  {
    slug: "night-watch",
    name: "Night Watch, Pier 4",
    place: "Pier 4 and the bunker jetty",
    handovers: [
      {
        shift: "Night to early",
        author: "Siobhán Ní Dhomhnaill",
        text: "Gate camera 2 shows only static after rain. The guard patrolled the fence on foot at 02:00 and 04:00.",
      },
    ],
  },
  {
    slug: "pilot-station",
    name: "Pilot Station and Tugs",
    place: "Outer roads · two pilot boats, three tugs",
    handovers: [
      {
        shift: "Early to late",
        author: "Þórunn Sigurðardóttir",
        text: "Swell of 2.4 m at the outer buoy. Pilots board in the lee of the mole until it is under 1.8 m.",
      },
      {
        shift: "Night to early",
        author: "Παύλος Γεωργίου",
        text: "Tug Halcyon is on one engine. Take Brage for anything over 200 m.",
      },
    ],
  },
];

/** The crew of a page. */
export const crewOf = (slug: string): Crew | undefined => crews.find((crew) => crew.slug === slug);
