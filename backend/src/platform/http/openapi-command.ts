import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@expenseai/contracts/routes';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { describeApi } from './openapi.ts';

/** Writes the committed copy of the OpenAPI document: `node --conditions=source <this file>`. */
writeFileSync(
  join(findRepositoryRoot(), 'contracts/openapi.json'),
  `${JSON.stringify(describeApi(routes), null, 2)}\n`,
);
