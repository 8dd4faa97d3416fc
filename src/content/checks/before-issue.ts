import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import { parseDay, daysAfter, slashed } from '../dates.js';
import { isAsAsked, isAsWritten } from '../draft-record.js';
import type { Plan } from '../plan.js';
import { isProposal, proposalFrame, proposalOf } from '../proposal.js';
import { checkCitedDays } from './cited-days.js';
import { checkSigner } from './head.js';
import { checkCopiedTasks } from './copied-tasks.js';
import { checkLegalBases } from './legal-bases.js';
import { checkPlanName } from './plan-name.js';
import { checkRecipients } from './recipients.js';
import { checkTypedTexts } from './typed-texts.js';

/** A tờ trình older than this many days is hardly the one of this decision. */
const longBefore = 183;

/** What must hold of a plan until it is issued, and is no matter of what has been: its decision names it and rests on what there is, nothing is left to be filled in, who signs has a name as it is printed, its tờ trình is its own, every question of its draft is there. */
export function checkBeforeIssue(plan: Plan): Diagnostic[] {
  return [...checkPlanName(plan), ...checkLegalBases(plan), ...checkCitedDays(plan), ...checkTypedTexts(plan), ...checkCopiedTasks(plan), ...checkRecipients(plan), ...checkSigner(plan.head, plan.sources.plan), ...checkProposals(plan), ...checkDraftRecord(plan)];
}

/** Once the day of the decision is there: the tờ trình has number and day, and was signed before it, not long before. */
function checkProposals({ decision, head }: Plan): Diagnostic[] {
  const { date } = head.decision;
  const day = date === null ? undefined : parseDay(date);
  if (date === null || day === undefined) return [];
  const { first } = proposalFrame(head);
  return decision.legalBases.flatMap(({ text, place }) => {
    const proposal = isProposal(text) ? proposalOf(text) : undefined;
    if (proposal === undefined) return [];
    const [unreal] = proposal.unreal;
    if (unreal !== undefined) return [diagnose('proposal-unreal-day', place, { found: unreal })];
    if (!proposal.isWhole) return [diagnose('proposal-unfinished', place, { year: head.year })];
    return proposal.days.flatMap((found) => {
      if (found > date) return [diagnose('proposal-later', place, { found: slashed(found), date: slashed(date) })];
      if (found < first) return [diagnose('proposal-too-old', place, { found: slashed(found), first: slashed(first) })];
      return found < daysAfter(day, -longBefore) ? [diagnose('proposal-long-before', place, { found: slashed(found), date: slashed(date) })] : [];
    });
  });
}

/** `review.json` against what `plan.json` keeps of the questions that were asked. */
function checkDraftRecord({ head: { draft, replaces }, review, sources, year }: Plan): Diagnostic[] {
  const inPlan = placeOf(sources.plan, ['draft']);
  if (draft === undefined) {
    // A decision that corrects another is only ever opened by `amend`, which asks.
    const asked = review !== undefined && sources.review !== undefined ? placeOf(sources.review, []) : replaces === undefined ? undefined : placeOf(sources.plan, ['replaces']);
    return asked === undefined ? [] : [diagnose('draft-unrecorded', asked, { year })];
  }
  if (review === undefined || sources.review === undefined) return [diagnose('review-missing', inPlan, { year, from: draft.from, count: Object.keys(draft.questions).length })];
  const source = sources.review;
  const found: Diagnostic[] = [];
  if (!isAsWritten(year, draft) || review.from !== draft.from) found.push(diagnose('draft-record-changed', inPlan, { year }));
  const there = new Set(review.questions.map(({ id }) => id));
  const removed = Object.keys(draft.questions).filter((id) => !there.has(id));
  if (removed.length > 0) found.push(diagnose('questions-removed', placeOf(source, ['questions']), { year, ids: removed }));
  for (const [i, question] of review.questions.entries()) {
    if (Object.hasOwn(draft.questions, question.id) && !isAsAsked(question, draft)) found.push(diagnose('question-altered', placeOf(source, ['questions', i, 'id']), { year, id: question.id }));
  }
  return found;
}
