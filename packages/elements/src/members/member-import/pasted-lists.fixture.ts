import type { ImportCase } from "./import-cases.fixture.ts";

const github = (path: string): string => `https://github.com/${path}`;
const ann = "Ann Lee|ann@x.example||";
const mei = "Mei Tanaka|mei@x.example||";
const annByFamily = "Lee, Ann|ann@x.example||";
const meiByFamily = "Tanaka, Mei|mei@x.example||";
const onlyAnn = "|ann@x.example||";
const onlyMei = "|mei@x.example||";
const both = [ann, mei];
const addresses = [onlyAnn, onlyMei];

/** Lists from emails, documents and other programs. */
export const pastedLists: readonly ImportCase[] = [
  {
    title: "domains with hyphens",
    source: github("zulip/zulip/issues/1419"),
    text: "ann@my-company.example\nMei Tanaka mei-t@x-y.example",
    rows: ["|ann@my-company.example||", "Mei Tanaka|mei-t@x-y.example||"],
  },
  {
    title: "a group of addresses",
    source: github("jackbearheart/email-addresses/issues/28"),
    text: "Team: Ann Lee <ann@x.example>, Mei Tanaka <mei@x.example>;",
    rows: both,
  },
  {
    title: "names that the mail program didn’t resolve",
    source: github("nodemailer/addressparser/issues/7"),
    text: "To: 'John Doe'; 'ann@x.example'; Mei Tanaka (mei@x.example); Shmoe, Joe",
    rows: ["|John Doe||invalid", onlyAnn, mei, "|Shmoe, Joe||invalid"],
  },
  {
    title: "colons in names",
    source: github("emailjs/emailjs-addressparser/issues/17"),
    text: "Ann :: Lee Ltd <ann@x.example>, Mei :: Tanaka Ltd <mei@x.example>",
    rows: ["Ann :: Lee Ltd|ann@x.example||", "Mei :: Tanaka Ltd|mei@x.example||"],
  },
  {
    title: "header lines of an email",
    source: github("nodemailer/addressparser/issues/7"),
    text: "An: Ann Lee <ann@x.example>\nCc: Mei Tanaka <mei@x.example>",
    rows: both,
  },
  {
    title: "names in comments",
    source: github("zulip/zulip/issues/1419"),
    text: "ann@x.example (Ann Lee), mei@x.example (Mei Tanaka)",
    rows: both,
  },
  { title: "names after addresses", text: "<ann@x.example> Ann Lee\nmei@x.example: Mei Tanaka", rows: both },
  {
    title: "names with numbers",
    text: "Ann Lee 2 <ann@x.example>\nMei Tanaka +81 90 1234 5678 <mei@x.example>",
    rows: ["Ann Lee 2|ann@x.example||", mei],
  },
  {
    title: "encoded names",
    source: github("nodemailer/addressparser/issues/7"),
    text: "=?UTF-8?Q?J=C3=B6rg_Lee?= <ann@x.example>\n=?utf-8?B?SsO2cmc=?= <mei@x.example>",
    rows: ["Jörg Lee|ann@x.example||", "Jörg|mei@x.example||"],
  },
  {
    title: "typographic quotes around cells",
    text: "“Lee, Ann”,ann@x.example\n“Tanaka, Mei”,mei@x.example",
    rows: [annByFamily, meiByFamily],
  },
  {
    title: "spaces before quotes",
    source: github("mholt/PapaParse/issues/941"),
    text: 'Email, Name\nann@x.example, "Lee, Ann"\nmei@x.example, "Tanaka, Mei"',
    rows: [annByFamily, meiByFamily],
  },
  { title: "single quotes around cells", text: "'Ann Lee','ann@x.example'\n'Mei Tanaka','mei@x.example'", rows: both },
  {
    title: "quotes with backslashes",
    text: '"Ann \\"Annie\\" Lee",ann@x.example\n"Mei Tanaka",mei@x.example',
    rows: ['Ann "Annie" Lee|ann@x.example||', mei],
  },
  { title: "lines in quotes", text: '"Ann Lee,ann@x.example"\n"Mei Tanaka,mei@x.example"', rows: both },
  {
    title: "cells that a spreadsheet protects as text",
    text: 'Name,Email\n="Ann Lee",="ann@x.example"\n="Mei Tanaka",="mei@x.example"',
    rows: both,
  },
  {
    title: "formulas with links",
    text: '"=HYPERLINK(""mailto:ann@x.example"",""Ann Lee"")"\n"=HYPERLINK(""mailto:mei@x.example"",""Mei Tanaka"")"',
    rows: both,
  },
  {
    title: "line breaks of several systems",
    source: github("AIObjectives/tttc-light-js/pull/567"),
    text: "name,email\r\nAnn Lee,ann@x.example\nMei Tanaka,mei@x.example\u2028Jo,jo@x.example\u000bBo,bo@x.example",
    rows: [...both, "Jo|jo@x.example||", "Bo|bo@x.example||"],
  },
  {
    title: "several addresses in a cell",
    source: github("owncloud-archive/contacts/issues/574"),
    text: "Name,E-mail 1 - Value\nAnn Lee,ann@x.example ::: ann.home@x.example\nMei Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "addresses of Exchange",
    text: "displayName,proxyAddresses\nAnn Lee,SMTP:ann@x.example;smtp:al@x.example;X500:/o=X/ou=Y/cn=ann",
    rows: [ann],
  },
  { title: "HTML entities", text: "Ann Lee &lt;ann@x.example&gt;\nMei Tanaka &lt;mei@x.example&gt;", rows: both },
  {
    title: "an HTML table",
    text: '<table><tr><td>Ann Lee</td><td>ann@x.example</td></tr><tr><td>Mei Tanaka</td><td><a href="mailto:mei@x.example">mei@x.example</a></td></tr></table>',
    rows: both,
  },
  {
    title: "HTML links",
    text: '<a href="mailto:ann@x.example">Ann Lee</a><br><a href="mailto:mei@x.example?subject=Hi">Mei Tanaka</a>',
    rows: both,
  },
  {
    title: "Markdown",
    text: "- [ ] **Ann Lee** ann@x.example\n- [x] [Mei Tanaka](mailto:mei@x.example)\n- [jo@x.example](mailto:jo@x.example)",
    rows: [...both, "|jo@x.example||"],
  },
  {
    title: "bullets and numbers",
    text: "☐ Ann Lee, ann@x.example\na) mei@x.example\n(3) jo@x.example",
    rows: [ann, onlyMei, "|jo@x.example||"],
  },
  { title: "quoted lines of an email", text: "> ann@x.example\n> mei@x.example", rows: addresses },
  { title: "marks around addresses", text: "*ann@x.example*\n_mei@x.example_!", rows: addresses },
  ...["and", "/", "|", "、", "；", "،", "&"].map((separator) => ({
    title: `addresses separated by ${separator}`,
    text: `ann@x.example ${separator} mei@x.example`,
    rows: addresses,
  })),
  { title: "JSON with addresses", text: '["ann@x.example", "mei@x.example"]', rows: addresses },
  {
    title: "JSON with objects",
    text: '[{"name":"Ann Lee","email":"ann@x.example"},{"email":"mei@x.example","name":"Mei Tanaka"}]',
    rows: both,
  },
  {
    title: "full-width signs",
    text: "Ann Lee，ann＠x.example\nMei Tanaka，mei＠x．example",
    rows: both,
  },
  {
    title: "aligned columns",
    text: "Name          Email            Job\nAnn Lee       ann@x.example    Nurse\nMei Tanaka    mei@x.example    Cook",
    rows: both,
  },
  {
    title: "a table in plain text",
    text: "+------------+---------------+\n| Name       | Email         |\n+------------+---------------+\n| Ann Lee    | ann@x.example |\n| Mei Tanaka | mei@x.example |\n+------------+---------------+",
    rows: both,
  },
  {
    title: "labels on each line",
    text: "Name: Ann Lee\nE-Mail: ann@x.example\nTelefon: 123\n\nName: Mei Tanaka\nE-Mail: mei@x.example",
    rows: both,
  },
  {
    title: "names and addresses on lines of their own",
    text: "Ann Lee\nann@x.example\n\nMei Tanaka\nmei@x.example",
    rows: both,
  },
  {
    title: "a title that contains the word email",
    text: "Email list of ward 3\nName,Email\nAnn Lee,ann@x.example\nMei Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "headings over headings",
    text: "Person,,Contact\nFirst name,Last name,Email\nAnn,Lee,ann@x.example\nMei,Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "headings on each page",
    text: "Name,Email\nAnn Lee,ann@x.example\nName,Email\nMei Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "a name and a surname",
    text: "Name,Surname,Email\nAnn,Lee,ann@x.example\nMei Tanaka,Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "a question as a heading",
    text: "Timestamp,Email Address,What is your name?\n1/1/2026,ann@x.example,Ann Lee\n1/1/2026,mei@x.example,Mei Tanaka",
    rows: both,
  },
  {
    title: "an address at home before one at work",
    text: "Name;E-Mail privat;E-Mail dienstlich\nAnn Lee;a@home.example;ann@x.example\nMei Tanaka;m@home.example;mei@x.example",
    rows: both,
  },
  ...[
    ["Name, Vorname", "E-Mail"],
    ["Vor- und Nachname", "E-Mail"],
    ["Nom et prénom", "Courriel"],
    ["Nombre y apellidos", "Correo"],
    ["Фамилия Имя Отчество", "Эл. почта"],
    ["שם", "אימייל"],
    ["الاسم", "البريد الإلكتروني"],
    ["ชื่อ", "อีเมล"],
    ["नाम", "ईमेल"],
    ["Ονοματεπώνυμο", "Ηλ. ταχυδρομείο"],
    ["Họ và tên", "Thư điện tử"],
    ["Nama", "Surel"],
    ["Име", "Имейл"],
    ["Nafn", "Netfang"],
  ].map(([name = "", address = ""]) => ({
    title: `the headings ${name} and ${address}`,
    text: `Nr;${name};${address}\n1;Ann Lee;ann@x.example\n2;Mei Tanaka;mei@x.example`,
    rows: both,
  })),
  ...[
    ["Vardas", "Pavardė", "El. paštas"],
    ["Vārds", "Uzvārds", "E-pasts"],
    ["Ime", "Priimek", "E-pošta"],
    ["Nom", "Cognoms", "Correu"],
    ["Eesnimi", "Perekonnanimi", "E-post"],
  ].map((headings) => ({
    title: `the headings ${headings.join(", ")}`,
    text: `${headings.join(";")}\nAnn;Lee;ann@x.example\nMei;Tanaka;mei@x.example`,
    rows: both,
  })),
  {
    title: "the same company in all rows",
    text: "ACME Corp,Ann Lee,ann@x.example\nACME Corp,Mei Tanaka,mei@x.example",
    rows: both,
  },
  {
    title: "providers that look like a slip",
    source: github("mailcheck/mailcheck-ruby/issues/4"),
    text: "ann@ymail.com\nann@mail.com\nann@email.com\nann@gmx.se\nann@gmial.com",
    rows: ["|ann@ymail.com||", "|ann@mail.com||", "|ann@email.com||", "|ann@gmx.se||", "|ann@gmial.com||typo"],
  },
  {
    title: "the same address in other spellings",
    text: "ann@müller.example\nann@xn--mller-kva.example\njosé@x.example\nJOSE\u0301@x.example",
    rows: [
      "|ann@müller.example||",
      "|ann@xn--mller-kva.example||duplicate",
      "|josé@x.example||",
      "|JOSE\u0301@x.example||duplicate",
    ],
  },
  {
    title: "addresses that the server refuses",
    text: "Ann,ann..lee@x.example\nBen,ben.@x.example\nCy,cy@x_y.example\nDan,dan@127.0.0.1",
    rows: [
      "Ann|ann..lee@x.example||invalid",
      "Ben|ben.@x.example||invalid",
      "Cy|cy@x_y.example||invalid",
      "Dan|dan@127.0.0.1||invalid",
    ],
  },
  {
    title: "roles in the plural",
    text: "Name,Email,Role\nAnn Lee,ann@x.example,Admins\nMei Tanaka,mei@x.example,Viewer.",
    rows: ["Ann Lee|ann@x.example|admin|", "Mei Tanaka|mei@x.example|viewer|"],
  },
  {
    title: "Windows-1251, by words of accented letters only",
    source: github("seven1m/onebody/issues/615"),
    hex: "c8e2e0ed20cfe5f2f0eee22c6940782e6578616d706c65",
    rows: ["Иван Петров|i@x.example||"],
  },
  {
    title: "Windows-1250, by letters that are next to each other in Czech only",
    source: github("seven1m/onebody/issues/615"),
    hex: "4a69f8ed2c6a40782e6578616d706c65",
    rows: ["Jiří|j@x.example||"],
  },
];
