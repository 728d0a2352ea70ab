import { roles } from "../listed-member.ts";
import { hasAddress, type Rows } from "./split-rows.ts";

/** What a column of a list contains. */
export const columnKinds = ["address", "name", "given", "family", "role", "skills", "certifications"] as const;

/** The column of each kind, from 0. */
export type Columns = Readonly<Partial<Record<(typeof columnKinds)[number], number>>>;

/** A heading without case, accents, punctuation and notes such as `[Required]`. */
const keyOf = (heading: string): string =>
  heading
    .replace(/[[({].*$/u, "")
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]|ʼ/gu, "");

const keys = (words: string): readonly string[] => words.split(",").map(keyOf);

/** Headings of a full name, the most specific first. */
const full = keys(
  "full name,fullname,first and last name,vor- und nachname,vorname nachname,nachname vorname,name vorname,nom et prénom,nom prénom,prénom nom,nombre y apellidos,nome e cognome,cognome e nome,фамилия имя,фамилия имя отчество,имя фамилия,họ và tên,họ tên,real name,complete name,vollständiger name,nom complet,nombre completo,nome completo,volledige naam,imię i nazwisko,jméno a příjmení,meno a priezvisko,fullt navn,fulde navn,fullständigt namn,koko nimi,ad soyad,teljes név,nume complet,ime i prezime,фио,полное имя,повне імʼя,ονοματεπώνυμο,氏名,お名前,姓名,全名,성명,이름,display name,anzeigename,nom affiché,weergavenaam,cn,common name,名前,표시 이름,contact,kontakt,person",
);
/** Headings of a full name, or of a family name if the given name has its own column. */
const fullOrFamily = keys("name,nom,naam,navn,namn,nume,név,nama,nafn,שם,שם מלא,الاسم,اسم,नाम,ชื่อ");
/** Headings of a full name, or of a given name if the family name has its own column. */
const fullOrGiven = keys("nombre,nome,imię,jméno,meno,имя,імʼя,ad,adı,nimi,όνομα,ime,име,vardas,vārds");
const given = keys(
  "first name,given name,givenname,forename,first,fname,vorname,rufname,prénom,nombre de pila,primer nombre,nombres,primeiro nome,nome próprio,voornaam,imiona,křestní jméno,krstné meno,fornavn,förnamn,etunimi,keresztnév,utónév,prenume,eesnimi,eiginnafn,名,名字,이름(명)",
);
const family = keys(
  "last name,family name,surname,sn,last,lname,second name,nachname,familienname,zuname,nom de famille,apellido,apellidos,primer apellido,cognome,sobrenome,apelido,último nome,achternaam,familienaam,nazwisko,příjmení,priezvisko,efternavn,etternavn,slektsnavn,efternamn,sukunimi,soyad,soyadı,soyisim,vezetéknév,családnév,nume de familie,prezime,priimek,cognoms,pavardė,uzvārds,perekonnanimi,kenninafn,фамилия,прізвище,επώνυμο,姓,姓氏,성",
);
const role = keys("role,rolle,rôle,rol,ruolo,função,papel,rola,роль,役割,角色,역할");
const skills = keys(
  "skills,skill,fähigkeiten,fertigkeiten,kompetenzen,compétences,competencias,habilidades,competenze,competências,vaardigheden,umiejętności,dovednosti,færdigheder,ferdigheter,färdigheter,taidot",
);
const certifications = keys(
  "certifications,certification,certificates,certificate,zertifizierungen,zertifikate,nachweise,certificats,certificaciones,certificados,certificazioni,certificati,certificações,certificeringen,certificaten,certyfikaty,certifikáty,certifikater,sertifikater,certifikat,todistukset",
);
/** A word before a heading that changes nothing: `Attendee first name`. */
const subject =
  /^(attendee|guest|participant|member|employee|staff|volunteer|customer|student|your|teilnehmer|mitarbeiter|mitglied|participante)(?=.{3})/u;

const mail =
  /e?mail|courriel|messagerie|correo|correu|posta|e?post$|epasts|pastas$|sahkoposti|netfang|^surel$|thuđientu|почт|пошт|имеил|имејл|ταχυδρομειο|メール|邮箱|邮件|電郵|電子郵件|이메일|메일|אימייל|דואל|بريد|ايميل|อเมล|อีเมล|ईमेल|इमल|ईमल|proxyaddresses|userprincipalname|^upn$|^address$|^adresse$/u;
/** Columns with the address of another person. */
const foreign =
  /manager|supervisor|assistant|assistent|vorgesetzt|owner|createdby|invitedby|addedby|referr|sponsor|parent|reportsto|emergency/u;
const secondary =
  /^userprincipalname|^upn$|second|altern|recovery|privat|other|personal|perso$|prive$|home|casa|backup|zweit|weiter|[2-9]/u;
/** Headings that contain the word for a name, but mean something else. */
const otherNames =
  /user|login|nick|company|firma|organi|file|datei|team|group|gruppe|schedule|project|domain|host|course/u;
const nameWords = ["name", ...fullOrFamily, ...fullOrGiven].filter((word) => word.length > 2 || /[^a-z]/u.test(word));

const headingWords = new Set([...full, ...fullOrFamily, ...fullOrGiven, ...given, ...family, ...role]);

const plainKey = (heading: string): string => keyOf(heading).replace(subject, "");

/** Whether a heading is a name, an address or a role. */
const isKnown = (heading: string): boolean =>
  headingWords.has(plainKey(heading)) || mail.test(keyOf(heading).normalize("NFC"));

/** Whether a row has headings, not people: one for the address, or two that are known. */
export const isHeadingRow = (row: readonly string[]): boolean =>
  row.every((cell) => cell.length < 80 && !cell.includes("@")) &&
  (row.some((cell) => mail.test(keyOf(cell).normalize("NFC"))) || row.filter(isKnown).length > 1);

/** The row with the headings: before the first person, the one with the most that are known. Titles may be above it. */
export function headingRow(rows: Rows): number | undefined {
  const first = rows.slice(0, 10).findIndex((row) => row.some(hasAddress));
  const candidates = rows.slice(0, first < 0 ? 10 : first).map((row, index) => ({ row, index }));
  const [best] = candidates
    .filter(({ row }) => isHeadingRow(row))
    .sort((one, other) => other.row.filter(isKnown).length - one.row.filter(isKnown).length || other.index - one.index);
  return best?.index;
}

/** Whether the only addresses of a column belong to other people, such as a manager. */
export const isForeign = (heading: string): boolean => foreign.test(keyOf(heading));

/** Finds the columns of a table: addresses by their content first, then by heading; names by heading. */
export function findColumns(headings: readonly string[] | undefined, rows: Rows): Columns {
  const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length), headings?.length ?? 0);
  const all = Array.from({ length: width }, (_, index) => index);
  const counts = all.map((index) => rows.filter((row) => hasAddress(row[index] ?? "")).length);
  if (headings === undefined) return withNames({}, all, rows);
  const labels = all.map((index) => plainKey(headings[index] ?? ""));
  const address = addressColumn(labels, counts);
  const at = (words: readonly string[]): number | undefined =>
    words.map((word) => labels.indexOf(word)).find((index) => index >= 0 && index !== address);
  const [explicit, either, orGiven] = [at(full), at(fullOrFamily), at(fullOrGiven)];
  const givenAt = at(given) ?? (at(family) === undefined && either === undefined ? undefined : orGiven);
  const familyAt = at(family) ?? (givenAt === undefined ? undefined : either);
  // In English, a column that is only called "name" can be the given name next to a surname.
  const givenName = givenAt ?? (familyAt === undefined || familyAt === either ? undefined : either);
  const name = explicit ?? [either, orGiven].find((index) => index !== familyAt && index !== givenAt);
  const [roleAt, skillsAt, certificationsAt] = [at(role), at(skills), at(certifications)];
  const found: Columns = {
    ...(address !== undefined && { address }),
    ...(name !== undefined && { name }),
    ...(givenName !== undefined && { given: givenName }),
    ...(familyAt !== undefined && { family: familyAt }),
    ...(roleAt !== undefined && { role: roleAt }),
    ...(skillsAt !== undefined && { skills: skillsAt }),
    ...(certificationsAt !== undefined && { certifications: certificationsAt }),
  };
  const like = all.filter((index) => {
    const label = labels[index] ?? "";
    return index !== address && nameWords.some((word) => label.includes(word)) && !otherNames.test(label);
  });
  const hasName = name !== undefined || givenAt !== undefined || familyAt !== undefined;
  // In a table with two columns, the other one is the name, unless its heading says otherwise.
  const isOther = (roleAt ?? skillsAt ?? certificationsAt) === undefined;
  const other = width === 2 && address !== undefined && isOther ? 1 - address : undefined;
  return hasName ? found : withNames(found, other === undefined ? like : [other], rows);
}

/** The column with the addresses. Its content counts more than its heading; addresses of other people come last. */
function addressColumn(labels: readonly string[], counts: readonly number[]): number | undefined {
  const most = Math.max(0, ...counts.filter((_, index) => !foreign.test(labels[index] ?? "")));
  const score = (index: number): number => {
    const label = labels[index] ?? "";
    const count = counts[index] ?? 0;
    const isNamed = mail.test(label.normalize("NFC"));
    if (count === 0) return isNamed && most === 0 ? 1 : 0;
    if (foreign.test(label)) return 2;
    return 10 + count / (most || 1) + (count * 2 < most ? 0 : isNamed ? (secondary.test(label) ? 2 : 4) : 1);
  };
  const [best] = labels.map((_, index) => index).sort((one, other) => score(other) - score(one) || one - other);
  return best === undefined || score(best) === 0 ? undefined : best;
}

/** Adds the columns that look like names: one with full names, unless single words are likelier; otherwise the first two with single words. */
function withNames(found: Columns, all: readonly number[], rows: Rows): Columns {
  const valid = rows.filter((row) => row.some(hasAddress));
  // A misspelled address doesn't hide the name next to it.
  const withAddress = valid.length > 0 ? valid : rows.filter((row) => row.some((cell) => cell.includes("@")));
  // In a row with only an address, the name cell may contain that address.
  const cells = (index: number): string[] =>
    withAddress.map((row) => row[index] ?? "").filter((cell) => cell !== "" && !hasAddress(cell));
  const candidates = all.filter((index) => {
    const values = cells(index);
    // Siblings share a family name, but two words that are the same in all rows are a company or a place.
    const isConstant = values.length > (values[0]?.includes(" ") === true ? 1 : 2) && new Set(values).size === 1;
    return values.length > 0 && !isConstant && values.filter(isNameLike).length * 2 > values.length;
  });
  const isFull = (index: number): boolean =>
    cells(index).filter((cell) => /\S\s\S/u.test(cell)).length * 2 > cells(index).length;
  const fulls = candidates.filter(isFull);
  const [first, second] = candidates.filter((index) => !fulls.includes(index));
  const name = fulls.length > 0 ? likeliest(first === undefined ? fulls : [...fulls, first], withAddress) : undefined;
  if (name !== undefined && fulls.includes(name)) return { ...found, name };
  if (first === undefined) return found;
  return second === first + 1 ? { ...found, given: first, family: second } : { ...found, name: first };
}

/**
 * The column that most likely contains names. Values that occur in addresses suggest this: the first column that matches at least half as
 * many addresses as any other is chosen. If none matches, a column before the address is likelier than one after it, unless its values are
 * repeated more often, such as departments.
 * @param columns the columns that look like names, the preferred ones first
 */
function likeliest(columns: readonly number[], rows: Rows): number | undefined {
  const sample = rows.slice(0, 200);
  const counts = columns.map((index) => sample.filter((row) => isInAddress(row[index] ?? "", row)).length);
  const most = Math.max(...counts);
  if (most > 0) return columns.find((_, at) => (counts[at] ?? 0) * 2 >= most);
  const [preferred = 0] = columns;
  const distinct = (index: number): number => new Set(sample.map((row) => row[index])).size;
  const addressAt = sample[0]?.findIndex((cell) => cell.includes("@")) ?? 0;
  return columns.find((index) => index < addressAt && distinct(index) >= distinct(preferred)) ?? preferred;
}

/** Whether a word of a cell is part of the address in its row. Two letters must be between its separators. */
function isInAddress(cell: string, row: readonly string[]): boolean {
  const local = foldedWords(row.find((one) => one !== cell && one.includes("@"))?.split("@")[0] ?? "");
  return foldedWords(cell).some((word) =>
    local.some((part) => part === word || (word.length > 2 && part.includes(word))),
  );
}

const foldedWords = (text: string): readonly string[] =>
  text
    .slice(0, 200)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);

const isNameLike = (cell: string): boolean =>
  /\p{L}/u.test(cell) && !/[\d@/\\_]/u.test(cell) && !roles.some((one) => one === cell.toLowerCase());
