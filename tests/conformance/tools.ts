import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Is a program on this machine's PATH? */
export function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Is there a LibreOffice that opens spreadsheets? The program alone may come without. */
export function hasCalc(): boolean {
  const soffice = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find((path) => existsSync(path));
  return soffice !== undefined && existsSync(join(dirname(realpathSync(soffice)), 'libsclo.so'));
}

/** What a skipped check says. */
export function why(program: string, from: string): string {
  return has(program) ? '' : ` — bỏ qua: máy không có ${program} (${from})`;
}

/** Runs a program and gives back its standard output. */
export function output(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  return execFileSync(program, args, { encoding: 'utf8', env, maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Converts DOCX files to PDF with LibreOffice in one call, with Times New Roman drawn by the Tinos that our PDFs embed.
 * Gives back the folder of the PDFs, named as their sources.
 */
export function libreOfficePdfs(files: readonly string[]): string {
  return soffice('pdf', files);
}

/** Converts files with LibreOffice; gives back the folder of the results, named as their sources. */
export function soffice(format: 'pdf' | 'fodt' | 'fods' | 'xlsx' | 'docx', files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-soffice-'));
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir><match target="pattern"><test name="family"><string>Times New Roman</string></test><edit name="family" mode="assign" binding="same"><string>Tinos</string></edit></match></fontconfig>`,
  );
  const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  output('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', folder, ...files], env);
  const made = readdirSync(folder).filter((name) => name.endsWith(`.${format}`));
  if (made.length !== files.length) throw new Error(`LibreOffice made ${made.length} of ${files.length}`);
  return folder;
}
