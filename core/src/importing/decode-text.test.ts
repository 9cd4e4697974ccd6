import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

/** Bytes of a text in a single-byte encoding, by looking each letter up in the decoder's own table. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => {
    const byte = table.indexOf(letter);
    if (byte === -1) throw new Error(`${encoding} has no ${letter}`);
    return byte;
  });
}

describe('decodeText', () => {
  it.each([
    ['windows-1252', 'Buchungstag;Empfänger;Betrag\nMüller Straße 5 €;Café Übung'],
    ['windows-1252', 'Libellé;Débit;Crédit\nPrélèvement électricité à Orléans'],
    ['windows-1252', 'Dato;Beløb\nLønoverførsel Østerbro;Kære Åse'],
    ['windows-1250', 'Datum zaúčtování;Částka;Zpráva pro příjemce\nŽlutý kůň'],
    ['windows-1250', 'Sklep spożywczy;żywność\nPłatność kartą Łódź'],
    ['windows-1250', 'Könyvelés dátuma;Összeg\nVásárlás közlemény fizetés őszi ünnep'],
    ['windows-1251', 'Дата операции;Сумма\nПятёрочка магазин'],
    ['windows-1254', 'Tarih;Açıklama;Tutar\nMaaş ödemesi İşlem ücreti'],
  ])('tells %s by its letters: %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding))).toMatchObject({ text, encoding });
  });

  it('reads the byte order marks, and UTF-16 without one', () => {
    const text = 'Date,Amount\n2024-01-01,5.00\n';
    const utf16 = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
    expect(decodeText(Uint8Array.from([0xff, 0xfe, ...utf16]))).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decodeText(utf16)).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toMatchObject({ text, encoding: 'utf-8' });
  });

  it('believes the bytes rather than what the file declares', () => {
    const bytes = new TextEncoder().encode('<MEMO>Crème brûlée');
    expect(decodeText(bytes, 'windows-1252')).toMatchObject({ text: '<MEMO>Crème brûlée', encoding: 'utf-8' });
  });

  it('keeps UTF-8 of which a field was cut in the middle of a letter', () => {
    const bytes = [...new TextEncoder().encode('Müller, Größe, Füße, Bäcker: Äpfel, Ölwechsel, Übertrag, größer')];
    const cut = Uint8Array.from([...bytes, 0xc3, ...new TextEncoder().encode('\nend')]);
    expect(decodeText(cut).text).toContain('Müller, Größe');
  });

  it('reads Shift-JIS', () => {
    // "カード支払" (card payment) twice.
    const word = [0x83, 0x4a, 0x81, 0x5b, 0x83, 0x68, 0x8e, 0x78, 0x95, 0xa5];
    expect(decodeText(Uint8Array.from([...word, 44, ...word, 10]))).toMatchObject({ encoding: 'shift_jis' });
  });
});
