import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerReview } from '../../src/publish/answer-review.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { edit } from './issued.js';

/** Writes into an empty folder the real content and its draft of 2024 with every question answered: it could be issued. */
function writeAnsweredDraft(root: string): void {
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const drafted = draftYear(root, 2023, 2024);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.diagnostics));
  edit(root, 'content/2024/decision.md', 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022', 'số 5120/SNV-CCHC ngày 18 tháng 12 năm 2023');
  const take = (which: readonly string[], state: 'chap-nhan' | 'da-doi' | 'giu-nguyen', note?: string): void => {
    const answered = answerReview(root, 2024, { which, state, note });
    if (!answered.ok) throw new Error(JSON.stringify(answered.diagnostics));
  };
  take(['can-cu', 'nhiem-vu'], 'chap-nhan');
  take(['to-trinh'], 'da-doi');
  take(['quyet-dinh-truoc'], 'giu-nguyen', 'Không cần dẫn');
}

export interface AnsweredDrafts {
  /** Before all tests. */
  readonly prepare: () => void;
  /** A folder of its own with the draft of 2024, which could be issued. */
  readonly ready: () => string;
  /** After all tests. */
  readonly remove: () => void;
}

export function answeredDrafts(): AnsweredDrafts {
  const made: string[] = [];
  let answered = '';
  const scratch = (): string => {
    const root = mkdtempSync(join(tmpdir(), 'kehoach-answered-'));
    made.push(root);
    return root;
  };
  return {
    prepare: () => {
      answered = scratch();
      writeAnsweredDraft(answered);
    },
    ready: () => {
      const root = scratch();
      cpSync(answered, root, { recursive: true });
      return root;
    },
    remove: () => { for (const root of made) rmSync(root, { recursive: true, force: true }); },
  };
}
