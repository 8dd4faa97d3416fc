import { recordOf } from '../content/draft-record.js';
import { placedTexts } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { proposalFrame } from '../content/proposal.js';
import { readPlan } from '../content/read.js';
import { readReview } from '../content/review-file.js';
import type { ReviewFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { draftPlan } from '../draft/draft.js';
import { restoreQuestions, type Restored } from '../draft/restore.js';
import { reviewText } from '../draft/year-content.js';
import { readIssued } from '../register/issued.js';
import type { Read } from '../source/json.js';
import { withValues } from '../source/json-edit.js';
import { amendedOf } from './amend.js';
import { carriedFrom } from './carried-from.js';
import { realDisk, type Disk } from './disk.js';
import { draftInput } from './draft-input.js';
import { issuedAs } from './issued-as.js';
import { supersededContent } from './issued-folder.js';
import { replaceTogether } from './replace-together.js';
import { readSuperseded } from './superseded.js';

/**
 * Puts every question of a draft back as it was asked, also where `review.json` is gone, and writes again what `plan.json` keeps of them; answers that
 * hold stay. The questions are made again from what the draft was made from. Nothing else of the content is touched; both files are written or neither.
 */
export function restoreReview(root: string, year: number, disk: Disk = realDisk): Read<Restored> {
  const file = `content/${year}/review.json`;
  const place = { file, line: 1, column: 1 };
  const read = readReview(root, year);
  if (!read.ok) return read;
  const { plan, diagnostics } = readPlan(root, year);
  if (plan === undefined) return { ok: false, diagnostics };
  const issued = issuedAs(root, plan);
  if (issued !== undefined && issued !== '') return { ok: false, diagnostics: [diagnose('review-issued', place, { year, decision: issued })] };
  const review = read.value?.review;
  const asked = askedAgain(root, plan, review);
  if (!asked.ok) return asked;
  const restored = restoreQuestions({ asked: asked.value, review, record: plan.head.draft, words: { texts: placedTexts(plan), frame: proposalFrame(plan.head) } });
  const source = plan.sources.plan;
  const text = withValues(source.text, [[['draft'], recordOf(restored.review)]]);
  const written = replaceTogether(root, year, [
    { file, text: reviewText(restored.review), was: read.value?.source.text },
    ...(text === source.text ? [] : [{ file: source.file, text, was: source.text }]),
  ], disk);
  return written.ok ? { ok: true, value: restored } : written;
}

/** What the draft asks, made again from the plan that it was drafted from or from the decision that it corrects. */
function askedAgain(root: string, plan: Plan, review: ReviewFile | undefined): Read<ReviewFile> {
  const { year, head: { draft, replaces } } = plan;
  const place = { file: `content/${year}/review.json`, line: 1, column: 1 };
  const unread = (from: string): Read<never> => ({ ok: false, diagnostics: [diagnose('review-not-restored', place, { year, from })] });
  if (replaces !== undefined) {
    const aside = supersededContent({ year, number: replaces.number });
    const register = readIssued(root);
    const entry = register.ok ? register.value.chain.entries.find((e) => e.year === year && e.number === replaces.number && e.symbol === replaces.symbol) : undefined;
    const corrected = readSuperseded(root, { year, number: replaces.number }).plan;
    if (entry === undefined || corrected === undefined) return unread(aside);
    const amended = amendedOf(root, corrected, replaces.kind, entry);
    return amended.ok ? { ok: true, value: amended.value.review } : amended;
  }
  const from = [draft?.from, review?.from, carriedFrom(root, plan)].find((before) => before !== undefined && before < year);
  if (from === undefined) return { ok: false, diagnostics: [diagnose('no-review', place, { year })] };
  const source = readPlan(root, from).plan;
  if (source === undefined) return unread(`content/${from}`);
  return { ok: true, value: draftPlan(draftInput(root, source, year, undefined)).review };
}
