import { admin, harbourMaster, hostUser, personas, type Visitor } from "../personas.ts";

type Identity = Visitor["identity"];

const at = (local: string): string => `${local}@harbour.example`;

/** Users of the host other than the personas. Names are written as people write them. */
const colleagues: readonly (readonly [name: string, email: string])[] = [
  ["Ngozi Adeyemi", at("ngozi.adeyemi")],
  ["Zoë Brâncuși", at("zoe.brancusi")],
  ["Łukasz Wójcik", at("lukasz.wojcik")],
  ["Siobhán Ní Dhomhnaill", at("siobhan.dhomhnaill")],
  ["佐藤 健", at("ken.sato")],
  ["Ольга Петренко", at("olha.petrenko")],
  ["محمد الفارسي", at("mohammed.alfarsi")],
  ["김지우", at("jiwoo.kim")],
  ["Nguyễn Thị Minh Khai", at("minhkhai.nguyen")],
  ["Þórunn Sigurðardóttir", at("thorunn.sigurdardottir")],
  ["José María de la Cruz Fernández-Villaverde y Ortiz de Zárate", at("jose.fernandez-villaverde")],
  ["<b>Bo</b> Andersen", at("bo.andersen")],
  ["Anaïs Lefèvre", at("anais.lefevre")],
  ["Παύλος Γεωργίου", at("pavlos.georgiou")],
  ["Tane Mahuta-Rangi", at("tane.mahuta-rangi")],
  ["Priya Raghunathan", at("priya.raghunathan")],
  ["Søren Kjærgaard", "soren@havn-ø.example"],
  ["Cathal O’Brien", at("cathal.obrien")],
  ["İlker Yıldız", at("ilker.yildiz")],
  ["שרה לוי", at("sara.levi")],
  ["Björk Ólafsdóttir", at("bjork.olafsdottir")],
  ["Kwame Mensah", at("kwame.mensah")],
  ["Adaeze Nwosu", at("adaeze.nwosu")],
  ["Mateus Conceição", at("mateus.conceicao")],
  ["Ingrid Hämäläinen", at("ingrid.hamalainen")],
  ["Hubert Wolfeschlegelsteinhausenbergerdorff", at("hubert.w")],
];

/** Users of the host who aren't in Rollcall yet, only in the directory (A4). */
export const others: readonly Identity[] = (
  [
    ["Greta Halvorsen", at("greta.halvorsen")],
    ["Tomás Ó Súilleabháin", at("tomas.osuilleabhain")],
    ["Lucía Ferreira", at("lucia.ferreira")],
    ["Aigerim Bekova", at("aigerim.bekova")],
    ["田中 さくら", at("sakura.tanaka")],
    ["Benedikt Albers", at("benedikt.albers")],
    ["Noor van Dijk", at("noor.vandijk")],
    ["Ebere Okonkwo", at("ebere.okonkwo")],
    ["Marta Kowalczyk", at("marta.kowalczyk")],
    ["Anders Tanaka-Berg", at("anders.tanaka-berg")],
  ] as const
).map(([name, email], index) => hostUser(`hu-${1200 + index}`, name, email));

/** Users who have signed in, so they are people in Rollcall. */
export const hostUsers: readonly Identity[] = [
  ...personas.map(({ identity }) => identity),
  ...colleagues.map(([name, email], index) => hostUser(`hu-${1100 + index}`, name, email)),
];

/** People who have never signed in, known by address only. */
export const newcomers: readonly { readonly address: string; readonly name?: string }[] = [
  { address: "rafael.vidal@harbour.example", name: "Rafael Vidal" },
  { address: "d.moreau@harbour.example" },
  { address: "night.relief@nowhere.example" },
  { address: "sunniva.aas@harbour.example", name: "Sunniva Aas" },
  { address: "trainee-07@academy.example" },
];

/** The addresses of people on schedules: all users except the outsider and the harbour master. */
export const crew: readonly string[] = hostUsers
  .filter(({ hostUserId }) => hostUserId !== harbourMaster.identity.hostUserId && hostUserId !== "hu-1004")
  .filter(({ hostUserId }) => hostUserId !== admin.identity.hostUserId)
  .map(({ email }) => email);
