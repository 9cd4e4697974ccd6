import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { route } from '@expenseai/contracts/route';
import { routes } from '@expenseai/contracts/routes';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { docsPage } from './docs-page.ts';
import { describeApi } from './openapi.ts';

describe('the OpenAPI document', () => {
  it('is the committed copy (else run openapi-command.ts)', () => {
    const committed: unknown = JSON.parse(readFileSync(join(findRepositoryRoot(), 'contracts/openapi.json'), 'utf8'));
    expect(describeApi(routes)).toEqual(committed);
  });

  it('refers only to schemas that are there', () => {
    const document = describeApi(routes) as { components: { schemas: object } };
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(50);
    for (const name of names)
      expect(name?.replace('#/components/schemas/', '')).toSatisfy((id) => id in document.components.schemas);
  });

  it('names the sent form of a schema apart where it differs from the answered one', () => {
    const Shared = z.object({ n: z.coerce.number().default(1) }).meta({ id: 'Shared' });
    const sample = new Map([
      ['sample', route('POST', '/api/v1/sample', { summary: 's', access: 'public', body: Shared, response: Shared })],
    ]);
    const document = describeApi(sample) as { components: { schemas: object }; paths: object };
    expect(Object.keys(document.components.schemas)).toEqual(['Problem', 'Shared', 'SharedInput']);
    expect(document.paths).toMatchObject({
      '/api/v1/sample': {
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/SharedInput' } } } },
        },
      },
    });
  });

  it('reads as a page with every endpoint, without script or inline style', () => {
    const page = docsPage(routes, describeApi(routes));
    for (const { path } of routes.values()) expect(page).toContain(path);
    expect(page).not.toMatch(/<script|style=/);
  });
});
