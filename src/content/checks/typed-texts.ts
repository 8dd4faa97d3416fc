import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { blankIn } from '../blanks.js';
import { marksIn } from '../marks.js';
import { mistypedIn } from '../mistyped.js';
import type { Plan } from '../plan.js';
import { headTexts, printedTexts, type PrintedText } from '../printed-texts.js';
import { spacedSignsIn } from '../spaces.js';

const codes = {
  'du-thao': { blank: 'blank-in-draft', mark: 'mark-in-draft', space: 'space-in-draft' },
  'da-ban-hanh': { blank: 'blank-in-issued', mark: 'mark-in-issued', space: 'space-in-issued' },
} as const;

/** What no text that is issued may have, and a draft may: places left to be filled in, marks that would be printed, signs behind a space; and what is mistyped. */
export function checkTypedTexts(plan: Plan): Diagnostic[] {
  const { blank, mark, space } = codes[plan.head.state];
  return [...printedTexts(plan), ...headTexts(plan)].flatMap((printed) => {
    const { text, at } = printed;
    const open = blankIn(text);
    return [
      ...(open === undefined ? [] : [diagnose(blank, at(open.index), { words: open.words })]),
      ...marksIn(text).map(({ index, words, what, isSure }) => diagnose(isSure ? mark : 'mark-perhaps', at(index), { words, what })),
      ...spacedSignsIn(text).map(({ index, sign, words }) => diagnose(space, at(index), { sign, words })),
      ...checkMistyped(printed),
    ];
  });
}

/** Those of a deadline are told with its meaning (src/plan/deadlines). */
function checkMistyped({ place, text, at }: PrintedText): Diagnostic[] {
  return place.endsWith('/deadline') ? [] : mistypedIn(text).map(({ kind, index, words, meant }) => diagnose(kind, at(index), { words, meant }));
}
