import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { symbolOf } from '../numbers.js';
import { plainWords } from '../plain-words.js';
import type { Plan } from '../plan.js';
import { decisionTexts, inFrontMatter, type PrintedText } from '../printed-texts.js';
import { withoutYears } from '../similarity.js';

/** How an Điều begins that promulgates a plan. */
const promulgates = /^(?:Nay )?(?:ban hành|phê duyệt)(?: kèm theo Quyết định này)?:? (?:bản )?kế hoạch(?!\p{L})/iu;

/** "Kế hoạch … năm 2023", but not the day of a document, and no span of years. */
const planOfYear = /(?<!\p{L})kế hoạch(?!\p{L})[^.;]*?(?<!tháng \d{1,2} )(?<!\p{L})năm (20\d{2})(?!\d|\s*[-–—]\s*\d)/giu;

const aYear = /(?<!\d)20\d{2}(?!\d)/gu;

/** The decision promulgates the plan that is in the folder: trích yếu and Điều name it by its name, and its name has its year. */
export function checkPlanName(plan: Plan): Diagnostic[] {
  const { name } = plan.text;
  if (name === '') return [];
  const texts = decisionTexts(plan).filter(({ place, text }) => (place === 'subject' && text !== '') || isPromulgation(place, text));
  return [...checkOwnYear(plan), ...texts.flatMap((text) => checkNamed(text, plan))];
}

/** Does an Điều promulgate a plan, and so name it? */
export function isPromulgation(place: string, text: string): boolean {
  return place.startsWith('dieu.') && promulgates.test(text);
}

function checkOwnYear({ text: { name }, year, sources }: Plan): Diagnostic[] {
  const years = yearsOf(name);
  const first = years[0];
  if (first === undefined || (Math.min(...years) <= year && year <= Math.max(...years))) return [];
  return [diagnose('plan-name-year', inFrontMatter(sources.text, 'name')(name.indexOf(String(first))), { found: first, year })];
}

function checkNamed({ place, text, at }: PrintedText, { text: { name }, year, head: { replaces } }: Plan): Diagnostic[] {
  if (holds(text, name)) return [];
  const where = place === 'subject' ? 'Trích yếu' : `Điều ${place.split('.')[1] ?? ''}`;
  const wanted = yearsOf(name);
  const stranger = [...text.matchAll(aYear)].find(({ 0: found }) => !wanted.includes(Number(found)));
  if (stranger !== undefined && holds(withoutYears(text), withoutYears(name))) {
    return [diagnose('decision-names-other-year', at(stranger.index), { where, found: Number(stranger[0]), name })];
  }
  const other = [...text.matchAll(planOfYear)].find(([, found]) => Number(found) !== year);
  if (other !== undefined && !yearsOf(text).includes(year)) {
    return [diagnose('decision-names-other-year', at(other.index + other[0].length - 4), { where, found: Number(other[1]), name })];
  }
  // A correction may be named by the decision that it corrects.
  if (replaces !== undefined && text.includes(symbolOf(replaces))) return [];
  return [diagnose('decision-names-otherwise', at(0), { where, name })];
}

function yearsOf(text: string): readonly number[] {
  return Array.from(text.matchAll(aYear), ([found]) => Number(found));
}

/** Does a text say a name in full, however it is spaced, composed and capitalized? */
function holds(text: string, name: string): boolean {
  const [whole, sought] = [plainWords(text), plainWords(name)];
  for (let at = whole.indexOf(sought); at !== -1; at = whole.indexOf(sought, at + 1)) {
    if (!/\p{L}$/u.test(whole.slice(0, at)) && !/^(?:[\p{L}\p{N}]|\s*[-–—]\s*[\p{N}#])/u.test(whole.slice(at + sought.length))) return true;
  }
  return false;
}
