/** Elements of parsed XML, however deep: nothing here calls itself. */

/** The node types that matter, as htmlparser2 gives them. */
export interface XmlNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
  readonly startIndex?: number | null;
  readonly endIndex?: number | null;
}

/** Whether it is an element, not text or a comment. */
export function isElement(node: XmlNode): boolean {
  return node.name !== undefined && node.type === 'tag';
}

/** The children by this name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children?.filter((child) => child.name === name) ?? [];
}

/** The first child by this name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children?.find((child) => child.name === name);
}

/** The elements by this name below a node, in order; none of those inside another. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  const found: XmlNode[] = [];
  const open = [node];
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.name === name) {
      found.push(one);
      continue;
    }
    const children = one.children ?? [];
    for (let at = children.length - 1; at >= 0; at--) open.push(children[at]!);
  }
  return found;
}

/** The text of the first child by this name, trimmed; empty without one. */
export function textIn(node: XmlNode, name: string): string {
  const child = childOf(node, name);
  return child ? textOf(child).trim() : '';
}

/** All text below a node, in order. */
export function textOf(node: XmlNode): string {
  let text = '';
  const open = [node];
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.type === 'text') text += one.data ?? '';
    const children = one.children ?? [];
    for (let at = children.length - 1; at >= 0; at--) open.push(children[at]!);
  }
  return text;
}
