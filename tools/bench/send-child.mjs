// Issues a project, then times the packages of all its agencies; prints what it took as JSON.
import { issueYear } from '../../dist/publish/issue.js';
import { sendPackages } from '../../dist/publish/send/send.js';

const [, , root] = process.argv;
const day = { year: 2023, month: 1, day: 5 };
function done(ok, diagnostics) {
  if (ok) return;
  console.error(JSON.stringify(diagnostics.filter((d) => d.level === 'error'), null, 2));
  process.exit(1);
}

const issued = await issueYear(root, 2023, { number: 3604, date: { year: 2022, month: 12, day: 28 }, forms: ['giay'] });
done(issued.entry !== undefined, issued.diagnostics);
const start = performance.now();
const sent = await sendPackages(root, 2023, { number: 1, date: day, signer: 'Người Ký Mẫu', again: false });
done(sent.ok, sent.diagnostics);
const first = performance.now() - start;
const again = performance.now();
const same = await sendPackages(root, 2023, { again: false });
done(same.ok && same.value.sent.length === 0, same.diagnostics ?? []);
console.log(JSON.stringify({ agencies: sent.value.sent.length, files: sent.value.lines.reduce((n, { entry }) => n + entry.files.length, 0), send: first, again: performance.now() - again, peak: process.resourceUsage().maxRSS / 1024 }));
