import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemas, schemaFolder } from '../../src/publish/schemas.js';

describe('the JSON Schemas beside the content', () => {
  const made = jsonSchemas();

  it('are the ones made from the types (else run: npm run schemas)', () => {
    expect(readdirSync(schemaFolder).sort()).toEqual([...made.keys()].sort());
    for (const [name, text] of made) expect(readFileSync(join(schemaFolder, name), 'utf8'), name).toBe(text);
  });

  it('are named by every JSON file of content and templates', () => {
    const jsonFiles = ['content', 'templates'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json') && !f.startsWith('schemas')).map((f) => join(folder, f)),
    );
    expect(jsonFiles.length).toBeGreaterThan(5);
    for (const file of jsonFiles) {
      const { $schema } = z.object({ $schema: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
      expect([...made.keys()].map((name) => join(schemaFolder, name)), file).toContain(join(file, '..', $schema));
    }
  });
});
