/** How the bytes of a part are written, so that a changed text can be written the same way. */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedXml {
  readonly text: string;
  readonly encoding: XmlEncoding;
}

/** The text of a part, with its byte order mark if it has one; undefined where it is neither UTF-8 nor UTF-16. */
export function decodeXml(bytes: Uint8Array): DecodedXml | undefined {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const declared = /^\u{FEFF}?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/u.exec(text)?.[1]?.toLowerCase();
    return declared === undefined || declared.startsWith('utf-') || declared === 'us-ascii' ? { text, encoding } : undefined;
  } catch {
    return undefined;
  }
}

export function encodeXml({ text, encoding }: DecodedXml): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? bytes : bytes.swap16());
}

function encodingOf(bytes: Uint8Array): XmlEncoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
