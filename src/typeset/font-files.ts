import { createRequire } from 'node:module';

/** Tinos: the widths of Times New Roman, under a free licence. */
export const fontPackage = '@expo-google-fonts/tinos';

/** Files of its package, by style. */
export const fontFiles = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

const require = createRequire(import.meta.url);

/** Where a file of the font lies. Throws where it is not installed. */
export function fontPath(file: string): string {
  return require.resolve(`${fontPackage}/${file}`);
}
