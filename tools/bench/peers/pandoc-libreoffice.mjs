// A peer: DOCX by pandoc, one call a document, and all PDFs by LibreOffice in one call. Arguments: folder with *.html; folder to write to.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const pages = readdirSync(from).filter((name) => name.endsWith('.html'));
for (const page of pages) execFileSync('pandoc', [join(from, page), '-o', join(to, `${basename(page, '.html')}.docx`)]);
execFileSync('soffice', [`-env:UserInstallation=file://${to}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', to, ...pages.map((page) => join(to, `${basename(page, '.html')}.docx`))], { stdio: 'ignore' });
