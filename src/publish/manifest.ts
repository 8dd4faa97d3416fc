import type { Receipt } from '../plan/distribution.js';
import type { SourceText } from '../source/source-text.js';
import { filesOf, type Job } from './jobs.js';
import type { Looks, Project } from './project.js';
import type { PublishedFile } from './publish-documents.js';
import { sha256 } from '../source/sha256.js';

/** One published file, and what it was made from. */
export interface Artifact extends Omit<PublishedFile, 'document'> {
  /** Files of the project. */
  readonly madeFrom: readonly string[];
}

export interface Manifest {
  readonly year: number;
  readonly decision: { readonly number: number | null; readonly symbol: string; readonly date: string | null };
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  readonly files: readonly Artifact[];
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly lead: number; readonly named: number; readonly group: number }[];
  readonly tasks: readonly {
    readonly ref: string;
    readonly id: string;
    readonly receipts: readonly Receipt[];
    /** Groups in its words that name nobody in particular. */
    readonly open: readonly string[];
  }[];
}

/** The sources a document depends on. */
export function sourcesOf(job: Job, { templates, formatSource }: Looks): readonly SourceText[] {
  const template = templates.documents.get(job.template);
  return [
    ...job.content,
    ...(template === undefined ? [] : [template]),
    ...templates.partials.values(),
    ...[...templates.tables.values()].map((t) => t.source),
    formatSource,
  ];
}

/**
 * What was made, from what, and who receives which task. Nothing in it comes from the clock or the machine.
 * @param files of the jobs, in the order of the manifest
 */
export function manifestOf(project: Project, jobs: readonly Job[], files: readonly Omit<Artifact, 'madeFrom'>[]): Manifest {
  const { plan, distribution } = project;
  const sources = new Map(jobs.flatMap((job) => sourcesOf(job, project)).map((s) => [s.file, s]));
  const madeFrom = new Map(jobs.flatMap((job) => {
    const names = sourcesOf(job, project).map((s) => s.file);
    return filesOf(job).map((path) => [path, names] as const);
  }));
  const { number, symbol, date } = plan.head.decision;
  return {
    year: plan.year,
    decision: { number, symbol, date },
    sources: [...sources.values()].map((s) => ({ path: s.file, sha256: sha256(s.text) })),
    files: files.map(({ path, size, pages, sha256: hash }) => ({ path, size, pages, sha256: hash, madeFrom: madeFrom.get(path) ?? [] })),
    agencies: distribution.portions.map((p) => ({ id: p.agency.id, name: p.agency.name, lead: p.lead.length, named: p.named.length, group: p.group.length })),
    tasks: distribution.receipts.map(({ task, receipts, open }) => ({ ref: task.ref, id: task.task.id, receipts, open })),
  };
}

/** A manifest as its file has it. */
export function manifestText(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
