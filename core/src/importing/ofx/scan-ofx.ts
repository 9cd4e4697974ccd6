/** What the scan finds, in file order. Names are in capitals, without a namespace. */
export interface OfxHandler {
  /** A tag without a value of its own: an aggregate begins, or an element is empty. */
  open(name: string, at: number): void;
  value(name: string, value: string, at: number): void;
  close(name: string): void;
}

/**
 * Walks through OFX 1 (SGML, where elements aren't closed) and OFX 2 (XML) alike, without building a tree: a tag
 * followed by text is an element, any other begins an aggregate. Comments and processing instructions are skipped,
 * attributes too; CDATA and entities are resolved. Never throws, whatever the text.
 */
export function scanOfx(text: string, handler: OfxHandler): void {
  let at = nextTag(text, 0);
  while (at !== -1) {
    const kind = text.charCodeAt(at + 1);
    if (kind === 33 || kind === 63) {
      at = nextTag(text, afterSpecial(text, at));
      continue;
    }
    const end = text.indexOf('>', at + 1);
    if (end === -1) return;
    const isClosing = kind === 47;
    const name = nameOf(text, at + (isClosing ? 2 : 1), end);
    let next = nextTag(text, end + 1);
    if (isClosing) handler.close(name);
    else if (text.startsWith('<![CDATA[', next) && isBlank(text, end + 1, next)) {
      const stop = text.indexOf(']]>', next);
      handler.value(name, text.slice(next + 9, stop === -1 ? text.length : stop).trim(), at);
      next = nextTag(text, stop === -1 ? text.length : stop + 3);
    } else {
      const value = text.slice(end + 1, next === -1 ? text.length : next).trim();
      if (value === '') handler.open(name, at);
      else handler.value(name, value.includes('&') ? decodeEntities(value) : value, at);
    }
    at = next;
  }
}

/** The next `<` that begins a tag; "A < B" in a memo doesn't. */
function nextTag(text: string, from: number): number {
  let at = text.indexOf('<', from);
  while (at !== -1) {
    const code = text.charCodeAt(at + 1);
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (isLetter || code === 47 || code === 33 || code === 63) return at;
    at = text.indexOf('<', at + 1);
  }
  return -1;
}

/** Behind a comment, a CDATA section that belongs to no element, a declaration or a processing instruction. */
function afterSpecial(text: string, at: number): number {
  const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
  const end = text.indexOf(closing, at + 2);
  return end === -1 ? text.length : end + closing.length;
}

function nameOf(text: string, from: number, end: number): string {
  let to = from;
  let prefix = from;
  for (; to < end; to++) {
    const code = text.charCodeAt(to);
    if (code <= 32 || code === 47) break;
    if (code === 58) prefix = to + 1;
  }
  return text.slice(prefix, to).toUpperCase();
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) > 32) return false;
  return true;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}
