import type { Difference } from './mark.js';
import type { YearMove } from './years.js';

/** Reasons that people or drafting recorded, by the ids of entries. */
export type Reasons = ReadonlyMap<string, string>;

export const noReasons: Reasons = new Map();

/** The sentences that say on their own what kind of change it is; Vietnamese. */
export const sentences = {
  yearsMoved: ({ from, to }: YearMove) => `Năm kế hoạch chuyển từ ${from} sang ${to}.`,
  linesOnly: () => 'Đổi cách ngắt đoạn, lời giữ nguyên.',
  reworded: (what: string) => `Sửa ${what}.`,
  leftOpen: (what: string) => `Để trống ${what}.`,
  filledIn: (what: string) => `Ghi ${what}.`,
  added: (what: string) => `Bổ sung ${what}.`,
  droppedText: (what: string) => `Không còn ${what} này.`,
  droppedTask: () => 'Không còn trong kế hoạch.',
  moved: (from: string, to: string) => `Chuyển từ ${from} sang ${to}.`,
  reordered: (from: string, to: string) => `Đổi vị trí: ${from} nay là ${to}.`,
  renumbered: (from: string, to: string) => `Đổi số từ ${from} thành ${to}.`,
  leadChanged: (from: string, to: string) => `Đổi cơ quan chủ trì từ ${from} sang ${to}.`,
  split: (whole: string, parts: readonly string[], share: number, least: number) =>
    `Tách nhiệm vụ ${whole} thành các nhiệm vụ ${list(parts)}: ${percent(share)} lời của nhiệm vụ cũ có trong các nhiệm vụ mới (từ ${percent(least)} trở lên thì coi là tách).`,
  merged: (parts: readonly string[], whole: string, share: number, least: number) =>
    `Gộp các nhiệm vụ ${list(parts)} thành nhiệm vụ ${whole}: ${percent(share)} lời của nhiệm vụ mới có trong các nhiệm vụ cũ (từ ${percent(least)} trở lên thì coi là gộp).`,
} as const;

/** What a difference of words is called; undefined where there is none. */
export function explainWords(difference: Difference, what: string, move: YearMove): string | undefined {
  switch (difference) {
    case 'none':
      return undefined;
    case 'years':
      return sentences.yearsMoved(move);
    case 'lines':
      return sentences.linesOnly();
    case 'words':
      return sentences.reworded(what);
    default:
      return difference satisfies never;
  }
}

/** The sentences of an entry, each once, then the reason recorded for it. */
export function withReason(said: readonly (string | undefined)[], id: string, reasons: Reasons, note?: string): readonly string[] {
  return [...new Set([...said, reasons.get(id), note].filter((one) => one !== undefined))];
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} và ${words.at(-1) ?? ''}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
