import { describe, expect, it } from 'vitest';
import { attackIn } from './attack-patterns.ts';

const sql = [
  `x' OR '1'='1`,
  `' or 1=1--`,
  `" or ""="`,
  `') OR ('a'='a`,
  `1 OR 1=1`,
  `105; DROP TABLE transactions`,
  `Robert'); DROP TABLE users;--`,
  `' UNION SELECT null, version()--`,
  `' UNION ALL SELECT email, password FROM users`,
  `-1 union/**/select/**/1,2,3`,
  `admin'--`,
  `admin' #`,
  `admin'/*`,
  `'; WAITFOR DELAY '0:0:5'--`,
  `1; SELECT pg_sleep(10)`,
  `' AND sleep(5)`,
  `'||(SELECT password FROM users LIMIT 1)||'`,
  `' and extractvalue(1, concat(0x7e, version()))`,
  `1' ORDER BY 3--`,
  `x'; exec master..xp_cmdshell 'ping'`,
  `select * from information_schema.tables`,
  `'; insert into users values (1)`,
  `'; update users set is_administrator = true`,
  `%27%20OR%201%3D1--`,
  `' AND EXISTS(select 1)`,
  `' OR payee LIKE '%`,
  `'; COPY users TO '/tmp/x'`,
  `1) and (2>1`,
];

const scripts = [
  `<script>alert(1)</script>`,
  `<SCRIPT SRC=//evil.example/x.js>`,
  `< script >alert(1)`,
  `<img src=x onerror=alert(1)>`,
  `<img/src/onerror=alert(1)>`,
  `<svg/onload=alert(1)>`,
  `<svg><animate onbegin=alert(1)>`,
  `<body onload="x()">`,
  `<details open ontoggle=x()>`,
  `" onmouseover="alert(1)`,
  `' onfocus=x() autofocus='`,
  `<a href="javascript:alert(1)">x</a>`,
  `javascript:alert(document.cookie)`,
  `JaVaScRiPt:alert(1)`,
  `java\tscript:alert(1)`,
  `javascript&colon;alert(1)`,
  `&#106;avascript:alert(1)`,
  `&lt;script&gt;alert(1)`,
  `%3Cscript%3Ealert(1)%3C/script%3E`,
  `%253Cscript%253E`,
  `<iframe src="https://evil.example">`,
  `<object data="x.swf">`,
  `<math href="x">`,
  `<base href="//evil.example/">`,
  `<meta http-equiv="refresh" content="0">`,
  `<a href='data:text/html,x'>`,
  `vbscript:msgbox("x")`,
  `<style>@import '//evil.example'</style>`,
  `<input onfocus=alert(1) autofocus>`,
  `"><img src=x>'-alert(1)-'`,
  `<x style="width:expression(alert(1))">`,
];

/** Texts of everyday bookkeeping, and searches in the query language, that look a little like an attack. */
const harmless = [
  `O'Brien & Sons <3`,
  `L'Oréal "Paris"`,
  `McDonald's #1234`,
  `Toys "R" Us; Berlin`,
  `Dunkin' -- drive-through`,
  `Select Comfort`,
  `Union Square Café`,
  `The Union Select Grill`,
  `Drop Table Bistro`,
  `Marks & Spencer; update card`,
  `Script & Seal`,
  `JavaScript: The Good Parts`,
  `Book "JavaScript: Guide (2020)"`,
  `Sleep (mattress)`,
  `I <3 NY`,
  `a < b and c > d`,
  `rent = 1/2; power = 1/2`,
  `Order by phone #3`,
  `Online=shop`,
  `50% off, 100% cotton`,
  `AT&T`,
  `Alert (security)`,
  `Salt 'n' Pepa`,
  `'t Hoekje`,
  `Rock 'n' Roll -- tickets`,
  `1 or 2 coffees`,
  `"Coffee" OR tag:food`,
  `payee:"Bread & Butter" OR amount:=9.99`,
  `category:food amount:>20 date:last-month`,
  `(payee:"Aldi" OR payee:"Lidl") -tag:party`,
  `notes with -- dashes -- and 'quotes' and "more"`,
  `Where's the receipt? From Anna.`,
  `Delete from list; insert card again`,
  `https://shop.example/?a=1&b=2#top`,
  `Tom: "either 3 or 4 = fine"`,
];

describe('what looks like an attack', () => {
  it.each(sql)('is told: %s', (text) => expect(attackIn(text)).toBe('sql-injection'));
  it.each(scripts)('is told: %s', (text) => expect(attackIn(text)).toBe('script-injection'));
  it('is told inside of ordinary words', () => {
    for (const attack of [...sql, ...scripts]) expect(attackIn(`Corner shop ${attack}`)).toBeDefined();
  });
});

describe('ordinary text', () => {
  it.each(harmless)('is none: %s', (text) => expect(attackIn(text)).toBeUndefined());

  it('of a thousand payees is none', () => {
    const payees = ordinaryPayees(1_000);
    expect(new Set(payees).size).toBe(1_000);
    expect(payees.filter((payee) => attackIn(payee) !== undefined)).toEqual([]);
  });

  it('of any length takes no time that grows faster than it', () => {
    // Would take minutes where a pattern tried each way to divide the text.
    for (const part of [`' or `, '<a ', `"'`, '((((', '/*', '; ', '&#1', '%25', 'select ( select ', `<x on`]) {
      attackIn(part.repeat(5_000));
    }
  });
});

/** Names as they stand on bank statements: apostrophes, ampersands, brackets, hearts, numbers, places, card marks. */
function ordinaryPayees(count: number): string[] {
  const names = [
    ...["O'Brien", "D'Angelo", "McDonald's", "Sainsbury's", "Levi's", "L'Occitane", "Lands' End", "Trader Joe's"],
    ...['Müller', 'José', 'Ærø', 'Ng', 'García-López', 'van der Berg', 'Çelik', 'Łukasz', 'Smith', 'Union', 'Select'],
    ...['Order', 'Script', 'Table', 'Drop', 'Alert', 'Style', 'Base', 'Link', 'Execute', 'Grant', 'Delete'],
  ];
  const kinds = [
    '& Sons',
    '& Co.',
    '<3',
    '(Bakery)',
    '"The Grill"',
    '#12',
    '-- Online',
    "'n' More",
    '+ Friends',
    '= Fair',
  ];
  const places = [
    '',
    ' Berlin',
    ' / Paris',
    '; London',
    ' *4711',
    ' NL 100%',
    ' @ Home',
    ' : Shop',
    ' (1 or 2)',
    " 's-Hage",
  ];
  const all = places.flatMap((place) => kinds.flatMap((kind) => names.map((name) => `${name} ${kind}${place}`)));
  // A step without a common divisor walks through all of them, mixed.
  return Array.from({ length: count }, (_, n) => all[(n * 1_009) % all.length] ?? '');
}
