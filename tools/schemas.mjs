// npm run schemas: writes content/schemas/*.schema.json from the compiled types.
import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas, schemaFolder } from '../dist/publish/schemas.js';

mkdirSync(schemaFolder, { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(`${schemaFolder}/${name}`, text);
