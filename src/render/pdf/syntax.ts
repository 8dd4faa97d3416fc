/** An object in the syntax of PDF, in ASCII. */
export type Syntax = string;

export function listOf(values: readonly Syntax[]): Syntax {
  return `[${values.join(' ')}]`;
}

export function textString(words: string): Syntax {
  return `<${Buffer.from(`\ufeff${words}`, 'utf16le').swap16().toString('hex')}>`;
}
