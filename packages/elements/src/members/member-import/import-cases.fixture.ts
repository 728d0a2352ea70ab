/** A list as people paste or export it, and the rows that the preview shows for it. */
export interface ImportCase {
  readonly title: string;
  /** A public report of the same shape, about comparable software. */
  readonly source?: string;
  /** The text, or the bytes of a file in hexadecimal. */
  readonly text?: string;
  readonly hex?: string;
  /** The rows as `name|address|role|problem`. */
  readonly rows: readonly string[];
}

const ann = "Ann Lee|ann@x.example||";
const mei = "Mei Tanaka|mei@x.example||";
const annByFamily = "Lee, Ann|ann@x.example||";
const meiByFamily = "Tanaka, Mei|mei@x.example||";
const onlyAnn = "|ann@x.example||";
const onlyMei = "|mei@x.example||";

/** Shapes of lists, with their values. */
export const importCases: readonly ImportCase[] = [
  {
    title: "tabs with commas in names",
    source: "https://github.com/mholt/PapaParse/issues/60",
    text: "Lee, Ann\tann@x.example\nTanaka, Mei\tmei@x.example",
    rows: [annByFamily, meiByFamily],
  },
  {
    title: "semicolons with commas in names",
    source: "https://github.com/mholt/PapaParse/issues/804",
    text: "Lee, Ann;ann@x.example\nTanaka, Mei;mei@x.example",
    rows: [annByFamily, meiByFamily],
  },
  {
    title: "semicolons with several commas in another column",
    source: "https://github.com/TablePress/TablePress/issues/198",
    text: "Name;Ort;E-Mail\nAnn Lee;Zürich, Schweiz, Europa;ann@x.example\nMei Tanaka;Kyoto, Japan, Asien;mei@x.example;",
    rows: [ann, mei],
  },
  {
    title: "an optionally quoted cell with commas between semicolons",
    source: "https://github.com/mholt/PapaParse/issues/658",
    text: 'Ann Lee;ann@x.example;"A,3,3,3"\nMei Tanaka;mei@x.example;"B,3,3,3"',
    rows: [ann, mei],
  },
  {
    title: "line breaks in a quoted note",
    source: "https://github.com/mholt/PapaParse/issues/1077",
    text: 'Name;Notes;Email\nAnn Lee;"one\ntwo, or\nask boss@x.example\n";ann@x.example\nMei Tanaka;;mei@x.example',
    rows: [ann, mei],
  },
  {
    title: "pipes",
    source: "https://github.com/sqlitebrowser/sqlitebrowser/issues/2842",
    text: "Ann Lee|ann@x.example\nMei Tanaka|mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "an unclosed quote before other lines",
    source: "https://github.com/jexp/batch-import/issues/50",
    text: 'Ann Lee,ann@x.example\n"Ben,ben@x.example\nMei Tanaka,mei@x.example',
    rows: [ann, "Ben|ben@x.example||", mei],
  },
  {
    title: "empty lines at the end, and lines of delimiters only",
    source: "https://github.com/xibosignage/xibo/issues/3456",
    text: "name,email\r\nAnn Lee,ann@x.example\r\n,\r\nMei Tanaka,mei@x.example\r\n\r\n\r\n",
    rows: [ann, mei],
  },
  {
    title: "a separator at the end of each line",
    source: "https://github.com/growthbook/growthbook/pull/6629",
    text: "ann@x.example;\r\nmei@x.example;",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "mailboxes with commas in names, a separator after each",
    source: "https://github.com/ParabolInc/parabol/issues/4090",
    text: "Lee, Ann <ann@x.example>;\r\nTanaka, Mei <mei@x.example>;\r\n",
    rows: [annByFamily, meiByFamily],
  },
  {
    title: "mailboxes with commas in names on one line",
    source: "https://github.com/ParabolInc/parabol/issues/4090",
    text: "Lee, Ann <ann@x.example>; Tanaka, Mei <mei@x.example>",
    rows: [annByFamily, meiByFamily],
  },
  {
    title: "mailboxes on one line, separated by commas",
    source: "https://github.com/zulip/zulip/issues/1419",
    text: "Ann Lee <ann@x.example>, Mei Tanaka <mei@x.example>",
    rows: [ann, mei],
  },
  {
    title: "mailboxes on lines",
    source: "https://github.com/keybase/client/pull/9993",
    text: "Ann Lee <ann@x.example>\nmei@x.example",
    rows: [ann, onlyMei],
  },
  {
    title: "addresses between spaces",
    source: "https://github.com/republique-et-canton-de-geneve/RetroGemini/pull/303",
    text: "ann@x.example mei@x.example",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "addresses between semicolons on one line",
    source: "https://github.com/wekan/wekan/issues/2633",
    text: "ann@x.example; mei@x.example;",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "one address per line, with a line break at the end",
    source: "https://github.com/deathandmayhem/jolly-roger/pull/1286",
    text: "ann@x.example\nmei@x.example\n",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "a name before or after the address, without a separator",
    source: "https://github.com/zulip/zulip/issues/1419",
    text: "Ann Lee ann@x.example\nmei@x.example (Mei Tanaka)",
    rows: [ann, mei],
  },
  {
    title: "addresses with links that a mail program added",
    source: "https://github.com/zulip/zulip/issues/1419",
    text: "Ann Lee [mailto:ann@x.example]\nmei@x.example<mailto:mei@x.example>",
    rows: [ann, onlyMei],
  },
  {
    title: "invisible characters around addresses",
    source: "https://github.com/validatorjs/validator.js/issues/940",
    text: "\u200Bann@x.example\nmei@x.example\u202C",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "a no-break space after an address",
    source: "https://github.com/egulias/EmailValidator/issues/358",
    text: "Ann Lee,ann@x.example\u00A0\nMei Tanaka,mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "an invisible character inside an address",
    source: "https://github.com/alphagov/notifications-utils/pull/548",
    text: "Ann Lee,ann@x\u200C.example\nMei Tanaka,mei@x.example",
    rows: ["Ann Lee|ann@x\u200C.example||invalid", mei],
  },
  {
    title: "duplicates in another case",
    source: "https://github.com/CitizenLabDotCo/citizenlab/pull/13938",
    text: "Name,Email\nAnn Lee,ann@x.example\nAnn Lee,Ann@X.example",
    rows: [ann, "Ann Lee|Ann@X.example||duplicate"],
  },
  {
    title: "an export of Google Contacts",
    source: "https://github.com/owncloud-archive/contacts/issues/785",
    text: "Name,Given Name,Additional Name,Family Name,Yomi Name,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Value\nИмя Фамилия,Имя,,Фамилия,,Home,i@x.example,,,+0 000\nAnn Lee,Ann,,Lee,,* Work,ann@x.example,Home,ann.home@x.example,",
    rows: ["Имя Фамилия|i@x.example||", ann],
  },
  {
    title: "an export of Google Contacts, where the type comes before the value",
    source: "https://github.com/monicahq/monica/pull/60",
    text: "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAnn Lee,Ann,Lee,* Work,ann@x.example\nMei Tanaka,Mei,Tanaka,* Home,mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "an export of Google Workspace users",
    source: "https://github.com/openedx/frontend-app-admin-portal/pull/1455",
    text: "First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Recovery Email\nAnn,Lee,ann@x.example,/,a@home.example\nMei,Tanaka,mei@x.example,/,",
    rows: [ann, mei],
  },
  {
    title: "an export of Thunderbird",
    source: "https://github.com/owncloud-archive/contacts/issues/1108",
    text: "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Notes,\nAnn,Lee,Ann Lee,Nick,ann@x.example,,,\nMei,Tanaka,,,mei@x.example,,,",
    rows: [ann, mei],
  },
  {
    title: "an export with Japanese headings",
    source: "https://github.com/RainLoop/rainloop-webmail/issues/960",
    text: "名,姓,表示名,第一メール,第二メール\nMei,Tanaka,,mei@x.example,",
    rows: [mei],
  },
  {
    title: "an export of Outlook in French",
    source: "https://github.com/roundcube/roundcubemail/issues/7041",
    text: "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie\n,Ann,,Lee,,ACME,ann@x.example,SMTP,Ann Lee (ann@x.example)",
    rows: [ann],
  },
  {
    title: "an export of Outlook in German",
    source: "https://github.com/tine20/tine20/issues/2542",
    text: '"Anrede";"Vorname";"Weitere Vornamen";"Nachname";"Suffix";"E-Mail-Adresse";"E-Mail-Typ";"E-Mail: Angezeigter Name"\n"";"Ann";"";"Lee";"";"ann@x.example";"SMTP";"Ann Lee (ann@x.example)"',
    rows: [ann],
  },
  {
    title: "a given name next to a column that is only called name",
    source: "https://github.com/tine20/tine20/issues/5139",
    text: "Name;Vorname;E-Mail\nLee;Ann;ann@x.example\nTanaka;Mei;mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "an export of Slack members",
    source: "https://github.com/mattermost/mattermost/issues/8081",
    text: "username,email,status,billing-active,userid,fullname,displayname\nann,ann@x.example,Member,1,U1,Ann Lee,ann\nmei,mei@x.example,Member,1,U2,Mei Tanaka,mei",
    rows: [ann, mei],
  },
  {
    title: "an export of a directory (LDAP)",
    source: "https://github.com/seven1m/onebody/issues/615",
    text: 'dn,cn,sn,givenName,manager,userPrincipalName,mail\n"cn=Ann Lee,ou=staff",Ann Lee,Lee,Ann,mei@x.example,al@corp.example,ann@x.example\n"cn=Mei,ou=staff",Mei Tanaka,Tanaka,Mei,,mt@corp.example,mei@x.example',
    rows: [ann, mei],
  },
  {
    title: "spaces after the commas of the headings and cells",
    source: "https://github.com/osTicket/osTicket/issues/2123",
    text: "Email, Name, Phone, Notes\nann@x.example, Ann Lee, 0123456789, Note\nmei@x.example , Mei Tanaka, 0123456790, Note",
    rows: [ann, mei],
  },
  {
    title: "columns that are padded with spaces",
    source: "https://github.com/knadh/listmonk/issues/1070",
    text: 'email                 , name             , attributes\nann@x.example         , Ann Lee          , "{""a"": true}"',
    rows: [ann],
  },
  {
    title: "a title and given name before the surname",
    source: "https://github.com/OpenSlides/OpenSlides/issues/4357",
    text: "Title,Given name,Surname,Structure level,Groups,Email\nDr.,Ann,Lee,,2,ann@x.example\n,Mei,Tanaka,,2,mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "the address before the names",
    source: "https://github.com/ubc/iPeer/issues/179",
    text: "Username,Password,Student#,Email,First Name,Last Name\nalee,x,1,ann@x.example,Ann,Lee",
    rows: [ann],
  },
  {
    title: "names and addresses in either order",
    source: "https://github.com/nextcloud/spreed/issues/14207",
    text: "email,name\nann@x.example,Ann Lee\nMei Tanaka,mei@x.example",
    rows: [ann, mei],
  },
  {
    title: "headings that only begin like names",
    source: "https://github.com/mailpoet/mailpoet/pull/6949",
    text: "LASTUPDATED,FIRSTUPDATED,EMAIL,FIRSTNAME,LASTNAME\n2026-01-01,2025-01-01,ann@x.example,Ann,Lee",
    rows: [ann],
  },
  {
    title: "an export of event guests",
    source: "https://github.com/breatheco-de/breatheco-de/issues/10715",
    text: "name,first_name,last_name,email,approval_status\n,Ann,Lee,ann@x.example,approved\nMei Tanaka,,,mei@x.example,approved",
    rows: [ann, mei],
  },
  {
    title: "capitals and underscores in headings",
    source: "https://github.com/gophish/gophish/issues/1096",
    text: "FIRST_NAME,Last-Name,Position,E_MAIL\nAnn,Lee,Manager,ann@x.example",
    rows: [ann],
  },
  {
    title: "a heading line over addresses only",
    source: "https://github.com/TryGhost/Ghost/issues/16917",
    text: "email\nann@x.example\nmei@x.example",
    rows: [onlyAnn, onlyMei],
  },
  {
    title: "a byte order mark before the first address",
    source: "https://github.com/decidim/decidim/issues/7780",
    hex: "efbbbf616e6e40782e6578616d706c652c416e6e204c6565",
    rows: [ann],
  },
  {
    title: "a byte order mark before the first heading",
    source: "https://github.com/alkacon/opencms-core/pull/849",
    text: "\uFEFFname;firstname;lastname;email;password\nalee;Ann;Lee;ann@x.example;",
    rows: [ann],
  },
  {
    title: "Windows-1252",
    source: "https://github.com/mautic/mautic/issues/2121",
    hex: "4af67267204dfc6c6c65722c6a40782e6578616d706c65",
    rows: ["Jörg Müller|j@x.example||"],
  },
  {
    title: "Windows-1250, by a currency sign inside a word",
    source: "https://github.com/seven1m/onebody/issues/615",
    hex: "a3756b61737a2c6c40782e6578616d706c65",
    rows: ["Łukasz|l@x.example||"],
  },
  {
    title: "UTF-16 without a byte order mark",
    source: "https://github.com/UgnisSoftware/react-spreadsheet-import/issues/145",
    hex: "4a00f60072006700090061004000780065002e0064006500",
    rows: ["Jörg|a@xe.de||"],
  },
];
