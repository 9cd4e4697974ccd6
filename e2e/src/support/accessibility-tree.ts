import type { Page } from 'playwright-core';

/** A node as the browser tells it to a screen reader. */
export interface AccessibleNode {
  role: string;
  name: string;
  children: AccessibleNode[];
}

interface RawNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  childIds?: string[];
}

/** The page's tree without what a screen reader passes over. */
export async function accessibilityTree(page: Page): Promise<AccessibleNode> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: RawNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const shown = (id: string): AccessibleNode[] => {
    const node = byId.get(id);
    if (!node) return [];
    const children = (node.childIds ?? []).flatMap(shown);
    if (node.ignored || node.role?.value === 'generic') return children;
    return [{ role: node.role?.value ?? '', name: node.name?.value ?? '', children }];
  };
  const [root] = shown(nodes[0]?.nodeId ?? '');
  if (!root) throw new Error('The page has no accessibility tree');
  return root;
}

/** All nodes of that role below a node, in the order in which they are read. */
export function nodesOf(node: AccessibleNode, role: string): AccessibleNode[] {
  return node.children.flatMap((child) => [...(child.role === role ? [child] : []), ...nodesOf(child, role)]);
}

/** The one node of that role and name. */
export function nodeOf(node: AccessibleNode, role: string, name: string | RegExp): AccessibleNode {
  const found = nodesOf(node, role).filter((one) =>
    typeof name === 'string' ? one.name === name : name.test(one.name),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} nodes are a ${role} named ${name}`);
  return found[0];
}
