/** A ship in port or expected today. */
export interface Vessel {
  readonly name: string;
  readonly berth: string;
  /** Harbour time. */
  readonly due: string;
  readonly cargo: string;
  readonly state: "Alongside" | "Pilot ordered" | "Expected";
}

/** Today's ships, the same every day in this example. */
export const vessels: readonly Vessel[] = [
  { name: "Astrid Maersk", berth: "Berth 2", due: "05:40", cargo: "1,240 containers", state: "Alongside" },
  { name: "Ever Onward", berth: "Berth 4", due: "07:20", cargo: "860 containers", state: "Alongside" },
  { name: "Nordic Fjord", berth: "Berth 5", due: "09:15", cargo: "Timber", state: "Pilot ordered" },
  { name: "Baltic Heron", berth: "Pier 4", due: "13:30", cargo: "Marine fuel", state: "Pilot ordered" },
  { name: "Marguerite II", berth: "Berth 3", due: "16:45", cargo: "Cars, 410", state: "Expected" },
  { name: "Stella Polaris", berth: "Berth 1", due: "18:00", cargo: "380 passengers", state: "Expected" },
  { name: "Halden Trader", berth: "Berth 5", due: "21:10", cargo: "Wood pulp", state: "Expected" },
];
