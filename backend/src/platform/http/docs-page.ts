import type { Route } from '@expenseai/contracts/route';

type Json = Record<string, unknown>;

interface Document {
  info: { title: string; description: string };
  components: { schemas: Record<string, Json> };
  paths: Record<
    string,
    Record<string, { operationId: string; tags: [string]; requestBody?: Json; parameters: Json[]; responses: Json }>
  >;
}

export const docsStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; text-transform: capitalize; }
summary { cursor: pointer; padding: .4rem 0; }
summary code { font-weight: 600; }
.method { display: inline-block; min-width: 4.5rem; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .4rem; }
td, th { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top; }
a { color: inherit; }
`;

/**
 * The API reference as one page without a script: it reads in any browser, also under a policy that allows no inline
 * style, and is searched with the browser's own search.
 */
export function docsPage(routes: ReadonlyMap<string, Route>, document: Json): string {
  const { info, paths, components } = document as unknown as Document;
  const groups = new Map<string, string[]>();
  for (const [name, route] of routes) {
    const described = paths[route.path]?.[route.method.toLowerCase()];
    if (!described) continue;
    const [group] = described.tags;
    groups.set(group, [...(groups.get(group) ?? []), entry(name, route, described)]);
  }
  const sections = [...groups].map(
    ([group, entries]) => `<h2 id="${escapeHtml(group)}">${escapeHtml(group)}</h2>${entries.join('')}`,
  );
  const schemas = Object.entries(components.schemas).map(
    ([id, schema]) =>
      `<details id="schema-${escapeHtml(id)}"><summary><code>${escapeHtml(id)}</code></summary>${code(schema)}</details>`,
  );
  const links = [...groups.keys(), 'schemas'].map(
    (group) => `<a href="#${escapeHtml(group)}">${escapeHtml(group)}</a>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><main><h1>${escapeHtml(info.title)} API</h1><p>${escapeHtml(info.description)}</p>
<p>Machine-readable: <a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="Groups"><p>${links.join(' · ')}</p></nav>
${sections.join('\n')}
<h2 id="schemas">schemas</h2>${schemas.join('')}
</main></body></html>
`;
}

function entry(name: string, route: Route, described: Document['paths'][string][string]): string {
  const parameters = described.parameters.map(
    (parameter) =>
      `<tr><td><code>${escapeHtml(String(parameter.name))}</code></td><td>${escapeHtml(String(parameter.in))}${parameter.required ? '' : ', optional'}</td><td><code>${escapeHtml(JSON.stringify(parameter.schema))}</code></td></tr>`,
  );
  return `<details id="${escapeHtml(name)}"><summary><code><span class="method">${route.method}</span>${escapeHtml(route.path)}</code> ${escapeHtml(route.summary)}</summary>
<p>Access: ${route.access}. Answers ${route.status}.</p>
${parameters.length > 0 ? `<table><thead><tr><th>Parameter</th><th>In</th><th>Schema</th></tr></thead><tbody>${parameters.join('')}</tbody></table>` : ''}
${described.requestBody ? `<h3>Request</h3>${code(described.requestBody)}` : ''}
<h3>Answer</h3>${code(described.responses)}</details>`;
}

/** JSON for reading; a reference leads to its schema. */
function code(value: unknown): string {
  const text = escapeHtml(JSON.stringify(value, null, 2));
  return `<pre><code>${text.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#schema-$1">$1</a>')}</code></pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
