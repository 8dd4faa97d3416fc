import { z } from 'zod';
import type { DocumentForm } from '../../content/schema.js';
import { runningProgram } from '../cache/program.js';
import type { Manifest } from '../manifest.js';
import { programVersion } from '../version.js';
import type { Shard } from './shard.js';

const path = z.string().regex(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.[a-z0-9]+$/u);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What the manifest of a share must say for it to be joined; the rest is made anew from the content. */
export const shardManifestShape = z.object({
  year: z.int(),
  shard: z.object({ index: z.int().positive(), count: z.int().positive(), program: z.string(), forms: z.array(z.enum(['giay', 'dien-tu'])) }),
  sources: z.array(z.object({ path: z.string(), sha256 })),
  files: z.array(z.object({ path, size: z.int().nonnegative(), pages: z.int().nonnegative(), sha256 })),
});

export type ShardManifest = z.infer<typeof shardManifestShape>;

/** A manifest that says which share it is, of which forms, and by which program. */
export function shardManifest(manifest: Manifest, { index, count }: Shard, forms: readonly DocumentForm[]): object {
  return { ...manifest, shard: { index, count, program: programName(), forms } };
}

/** Version and files of the program that runs: shares are of one whole only where it made all of them. */
export function programName(): string {
  return `${programVersion} (${runningProgram().files.slice(0, 12)})`;
}
