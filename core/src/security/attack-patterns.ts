/** What a text looks like: an attempt to change a database statement, or to run a script in somebody's page. */
export type AttackKind = 'sql-injection' | 'script-injection';

/** Characters or words without which no pattern matches: most texts are done after this one look. */
const suspicious = /['"<;:=(]|--|\bunion\b|_schema|pg_catalog/i;

/** After comments, which attackers use as blanks, have become blanks. */
const sqlPatterns = [
  // ' or '1'='1, ") and 1=1: a quote that ends the text, and a condition that compares.
  /['"`]\s*\)*\s*(?:or|and|\|\||&&)\s+(?:not\s+)?\(*\s*['"`]?[\w.]*['"`]?\s*(?:=|<|>|like\b|is\s+null|between\b)/i,
  /['"`]\s*\)*\s*(?:or|and)\s+(?:true|exists\s*\(|\d+\s*(?:--|#|$))/i,
  // 1 or 1=1
  /(?:^|[\s(])-?\d+\)*\s+(?:or|and)\s+\(*\d+\s*[=<>]\s*\d+/i,
  /\bunion\s+(?:all\s+|distinct\s+)?\(*\s*select\s+(?:[\d'"*@(]|null\b|\w+(?:\s*[,(]|\s+from\b))/i,
  /\(\s*select\s+[\w*@,.\s()'"]{1,200}\bfrom\b/i,
  /\bselect\s+(?:\*|@@\w|count\s*\(|version\s*\(|current_user\b|null\s*,)/i,
  // '; drop table users
  /;\s*(?:drop|alter|truncate|create|grant|revoke)\s+(?:table|database|schema|user|role|index|function|all)\b/i,
  /;\s*(?:delete\s+from|insert\s+into|update\s+\w+\s+set|exec(?:ute)?\s+\w|shutdown\b|copy\s+\w+\s+(?:from|to)|select\b)/i,
  // Questions answered by waiting, and what reads files or runs programs.
  /\b(?:pg_sleep|sleep|benchmark|dbms_pipe\.receive_message)\s*\(\s*['"\d]/i,
  /\bwaitfor\s+delay\s+['"]/i,
  /\b(?:extractvalue|updatexml|load_file|xp_cmdshell|utl_http|lo_import|pg_read_file)\s*[('"]/i,
  /\b(?:information_schema|pg_catalog|sqlite_master|sysobjects)\b\.?/i,
  // admin'-- : a quote, and the rest of the statement made a comment.
  /\w['"]\s*\)*\s*;?\s*(?:--[\s-]*$|#\s*$|\/\*)/,
  /['"]\s*\|\|\s*['"(\w]/,
  /\border\s+by\s+\d+\s*(?:--|#)/i,
];

const handlers =
  'error|load|click|dblclick|focus|focusin|blur|toggle|begin|start|end|show|wheel|scroll|input|change|submit|copy|cut|paste|drag\\w*|mouse\\w+|key\\w+|pointer\\w+|touch\\w+|animation\\w+|transition\\w+|message|hashchange|popstate|pageshow|resize|unhandledrejection';

const scriptPatterns = [
  /<\s*\/?\s*(?:script|iframe|frame|object|embed|applet|svg|math|base|meta|link|style|template|portal)\b/i,
  // <img src=x onerror=…>, <details/open/ontoggle=…>
  new RegExp(`<[a-z!/?][^>]{0,100}[\\s/"']on(?:${handlers})\\s*=`, 'i'),
  // " onmouseover="…: out of an attribute
  new RegExp(`['"\`][\\s/]*on(?:${handlers})\\s*=\\s*\\S`, 'i'),
  /\b(?:javascript|vbscript|livescript):\s*(?:\/\/|[\w.[\]'"%]+[(=`]|%)/i,
  /\bdata:(?:text\/html|image\/svg\+xml|application\/xhtml)/i,
  /\b(?:document\.(?:cookie|domain|write)|window\.location|localstorage\.getitem)\b/i,
  /<[^>]{0,100}\b(?:href|src|action|formaction|xlink:href|data)\s*=\s*["']?\s*(?:javascript|vbscript|data):/i,
  /\b(?:alert|prompt|confirm|eval)\s*[(`]\s*(?:['"\d`]|document|string\.fromcharcode|atob|origin|this)/i,
  /expression\s*\(|-moz-binding\s*:/i,
];

/**
 * The attack that a text looks like, if any. It is a smoke detector, not a lock: statements take values as parameters and
 * pages take text as text, so that nothing depends on it, and the text is never changed or refused.
 *
 * @example attackIn("O'Brien & Sons <3") === undefined
 * @example attackIn("x' OR '1'='1") === 'sql-injection'
 */
export function attackIn(text: string): AttackKind | undefined {
  if (!suspicious.test(text) && !text.includes('%') && !text.includes('&')) return undefined;
  for (const form of formsOf(text)) {
    if (scriptPatterns.some((pattern) => pattern.test(form))) return 'script-injection';
    const withoutComments = form.replace(/\/\*[^*]{0,200}\*\//g, ' ');
    if (sqlPatterns.some((pattern) => pattern.test(withoutComments))) return 'sql-injection';
  }
  return undefined;
}

/** The text itself, and what it is once its percent signs, entities and invisible characters are read. */
function formsOf(text: string): string[] {
  const forms = [text];
  const decoded = withoutInvisible(withoutEntities(withoutPercents(withoutPercents(text))));
  if (decoded !== text) forms.push(decoded);
  return forms;
}

function withoutPercents(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", colon: ':', lpar: '(', tab: '\t' };

function withoutEntities(text: string): string {
  return text
    .replace(/&#(?:x0*([0-9a-f]{1,4})|0*(\d{1,5}));?/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&(lt|gt|quot|apos|colon|lpar|tab);/gi, (_, name: string) => entities[name.toLowerCase()] ?? '');
}

/** Tabs, line ends and invisible marks inside a word, which browsers skip in an address. */
function withoutInvisible(text: string): string {
  return text.replace(/(?<=\w)[\t\r\n\u00ad\u200b-\u200d\u2060\ufeff]+(?=\w)/g, '');
}
