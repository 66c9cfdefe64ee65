/**
 * Zotero's RDF export ("Zotero RDF"): items, and beside them notes, attachments and collections that refer to each other by
 * address. Source: Zotero's translator "Zotero RDF.js". Entities of a document type are never expanded.
 */
import type { Attachment, Name, PaperDraft } from '../library/paper.ts';
import type { Format, ParseOptions, ParseResult, Warning } from './format.ts';
import { LineAccount, lineFinder, splitLines } from './lines.ts';
import { loadMarkup } from './page/load-markup.ts';
import {
  childOf,
  childrenOf,
  descendants,
  isElement,
  textIn,
  textOf,
  type XmlNode,
} from './page/xml-node.ts';
import {
  collectionPath,
  draftOfZoteroItem,
  zoteroName,
  type ZoteroCollection,
  type ZoteroItem,
} from './zotero-item.ts';

const NAMESPACE = 'http://www.zotero.org/namespaces/export#';

export const zoteroRdf: Format = {
  id: 'zotero-rdf',
  name: 'Zotero RDF',
  extensions: ['rdf', 'xml'],
  recognise: (text) => {
    const head = text.slice(0, 20_000);
    if (!/<rdf:RDF[\s>]/.test(head)) return 0;
    return head.includes(NAMESPACE) || /<bib:\w|<z:itemType>/.test(head) ? 0.98 : 0;
  },
  parse: parseRdf,
};

/** Zotero's item types by RDF class, for files that do not name them. */
const TYPE_OF_CLASS: ReadonlyMap<string, string> = new Map([
  ['bib:Article', 'journalArticle'],
  ['bib:BookSection', 'bookSection'],
  ['bib:Book', 'book'],
  ['bib:Thesis', 'thesis'],
  ['bib:Report', 'report'],
  ['bib:Document', 'webpage'],
  ['bib:Manuscript', 'manuscript'],
  ['bib:Patent', 'patent'],
  ['bib:Data', 'dataset'],
]);

/** Where the fields of an item stand. */
const FIELD_OF_ELEMENT: readonly [element: string, field: string][] = [
  ['dc:title', 'title'],
  ['dcterms:abstract', 'abstractNote'],
  ['dc:date', 'date'],
  ['dc:description', 'extra'],
  ['dc:source', 'archive'],
  ['dc:coverage', 'archiveLocation'],
  ['bib:pages', 'pages'],
  ['prism:volume', 'volume'],
  ['prism:edition', 'edition'],
];
/** How far a chain of containers is followed: a paper in a book in a series. */
const MAX_CONTAINERS = 4;

function parseRdf(input: string, options: ParseOptions): ParseResult {
  return new RdfReader(input, options).read();
}

class RdfReader {
  private readonly position: (offset: number) => { line: number; column: number };
  private readonly account: LineAccount;
  private readonly warnings: Warning[] = [];
  /** What `rdf:resource` leads to. */
  private readonly byAddress = new Map<string, XmlNode>();
  private readonly items: XmlNode[] = [];
  private readonly collections: XmlNode[] = [];
  /** Notes and attachments: reported where no item has them. */
  private readonly parts: XmlNode[] = [];
  private readonly used = new Set<XmlNode>();
  /** How many items lie in a container: what several share says nothing about one of them. */
  private readonly sharers = new Map<XmlNode, number>();

  constructor(
    private readonly input: string,
    private readonly options: ParseOptions,
  ) {
    this.position = lineFinder(input);
    this.account = new LineAccount(splitLines(input));
  }

  read(): ParseResult {
    this.collect(loadMarkup(this.input, 'xml').root().get(0)!);
    const collections = this.collectionsByItem();
    for (const item of this.items) {
      for (const container of this.linked(item, 'dcterms:isPartOf'))
        this.sharers.set(container, (this.sharers.get(container) ?? 0) + 1);
    }
    const papers = this.items
      .map((item) => this.paperOf(item, collections))
      .filter((paper) => paper !== undefined);
    for (const part of this.parts) if (!this.used.has(part)) this.warnAlone(part);
    if (/<rdf:RDF[\s>]/.test(this.input) && !/<\/rdf:RDF\s*>/.test(this.input)) {
      const message =
        'The file has no end: what comes after this line is missing. Please check the last paper.';
      this.warnings.push({ code: 'truncated-file', ...this.position(this.input.length), message });
    }
    return { papers, warnings: this.warnings, unused: this.account.close('chrome').unused };
  }

  /** Finds the records wherever they stand: one that is not closed swallows those after it. */
  private collect(root: XmlNode): void {
    const open: XmlNode[] = [root];
    for (let node = open.pop(); node; node = open.pop()) {
      const about = node.attribs?.['rdf:about'];
      if (about !== undefined && !this.byAddress.has(about)) this.byAddress.set(about, node);
      if (node.name === 'z:Collection') this.collections.push(node);
      else if (node.name === 'z:Attachment' || node.name === 'bib:Memo') this.parts.push(node);
      else if (this.isItem(node)) this.items.push(node);
      const children = node.children ?? [];
      for (let at = children.length - 1; at >= 0; at--) open.push(children[at]!);
    }
  }

  private isItem(node: XmlNode): boolean {
    if (childOf(node, 'z:itemType')) return true;
    const parent = (node as { readonly parent?: XmlNode | null }).parent?.name;
    return (
      TYPE_OF_CLASS.has(node.name ?? '') && parent === 'rdf:RDF' && childOf(node, 'bib:authors') !== undefined
    );
  }

  /** The records that an element of `node` holds or refers to. */
  private linked(node: XmlNode, name: string): XmlNode[] {
    return childrenOf(node, name).flatMap((link) => {
      const address = link.attribs?.['rdf:resource'];
      const record = address === undefined ? link.children?.find(isElement) : this.byAddress.get(address);
      return record ? [record] : [];
    });
  }

  private collectionsByItem(): Map<XmlNode, string[]> {
    const byItem = new Map<XmlNode, string[]>();
    const parents = new Map<XmlNode, XmlNode>();
    for (const collection of this.collections) {
      for (const part of this.linked(collection, 'dcterms:hasPart'))
        if (part.name === 'z:Collection' && !parents.has(part)) parents.set(part, collection);
    }
    const find = (node: XmlNode): ZoteroCollection<XmlNode> => ({
      name: textIn(node, 'dc:title'),
      parent: parents.get(node),
    });
    for (const collection of this.collections) {
      const path = collectionPath(find(collection), find);
      for (const part of this.linked(collection, 'dcterms:hasPart')) {
        if (part.name === 'z:Collection') continue;
        const paths = byItem.get(part);
        if (paths) paths.push(path);
        else byItem.set(part, [path]);
      }
    }
    return byItem;
  }

  private paperOf(
    node: XmlNode,
    collections: ReadonlyMap<XmlNode, readonly string[]>,
  ): PaperDraft | undefined {
    const { from, to } = this.linesOf(node);
    const draft = draftOfZoteroItem(this.itemOf(node, collections.get(node) ?? []), {
      format: zoteroRdf.id,
      ...(this.options.from === undefined ? {} : { from: this.options.from }),
      ...(this.options.captured === undefined ? {} : { capturedAt: this.options.captured }),
      lines: [from.line, to],
    });
    if (!draft) return undefined;
    if (draft.title === '') {
      this.account.unread(from.line, to);
      const message = 'This item has no title, identifier or address; it was left out.';
      this.warnings.push({ code: 'no-title', ...from, message });
      return undefined;
    }
    this.account.paper(from.line, to);
    return draft;
  }

  private linesOf(node: XmlNode): { from: { line: number; column: number }; to: number } {
    const start = node.startIndex ?? 0;
    return {
      from: this.position(start),
      to: this.position(Math.max(start, Math.min(node.endIndex ?? start, this.input.length - 1))).line,
    };
  }

  private itemOf(node: XmlNode, collections: readonly string[]): ZoteroItem {
    const itemType = textIn(node, 'z:itemType') || (TYPE_OF_CLASS.get(node.name ?? '') ?? 'document');
    const fields = this.fieldsOf(node, itemType);
    const notes = this.linked(node, 'dcterms:isReferencedBy').filter((part) => part.name === 'bib:Memo');
    const files = this.linked(node, 'link:link').filter((part) => part.name === 'z:Attachment');
    for (const part of [...notes, ...files]) this.used.add(part);
    const attachments = files.map(attachmentOf);
    return {
      itemType,
      fields,
      authors: AUTHOR_ELEMENTS.map((name) => namesIn(node, name)).find((names) => names.length > 0) ?? [],
      editors: namesIn(node, 'bib:editors'),
      ...(fields.citationKey ? { citationKey: fields.citationKey } : {}),
      tags: childrenOf(node, 'dc:subject').map((subject) => textOf(subject)),
      collections,
      notes: [...notes, ...files].map((part) =>
        textIn(part, part.name === 'bib:Memo' ? 'rdf:value' : 'dc:description'),
      ),
      attachments: attachments.filter((file) => file.path !== ''),
      links: files.filter((_, at) => attachments[at]!.path === '').map((file) => addressIn(file)),
    };
  }

  private fieldsOf(node: XmlNode, itemType: string): Record<string, string> {
    const fields: Record<string, string> = {};
    const set = (name: string, value: string): void => {
      if (value !== '' && !Object.hasOwn(fields, name) && name !== '__proto__') fields[name] = value;
    };
    for (const [element, name] of FIELD_OF_ELEMENT) set(name, textIn(node, element));
    set('url', addressIn(node) || (node.attribs?.['rdf:about'] ?? ''));
    const about = node.attribs?.['rdf:about'] ?? '';
    if (/^urn:isbn:/i.test(about)) set('ISBN', about.slice(9));
    readIdentifiers(node, set);
    set(itemType === 'journalArticle' ? 'issue' : 'number', textIn(node, 'prism:number'));
    for (const publisher of childrenOf(node, 'dc:publisher')) readPublisher(publisher, itemType, set);
    for (const [container, depth] of this.containersOf(node))
      this.readContainer(container, itemType, depth, set);
    const meeting = childOf(node, 'bib:presentedAt');
    if (meeting) set('conferenceName', textOf(meeting));
    // Whatever RDF has no word for goes by Zotero's own name.
    for (const child of node.children ?? []) {
      const name = /^z:([a-z]\w{0,40})$/i.exec(child.name ?? '')?.[1];
      if (name === 'type') set(`${itemType}Type`, textOf(child).trim());
      else if (name !== undefined && name !== 'itemType' && !child.children?.some(isElement))
        set(name, textOf(child).trim());
    }
    return fields;
  }

  private containersOf(node: XmlNode): Map<XmlNode, number> {
    const found = new Map<XmlNode, number>();
    let level = [node];
    for (let depth = 0; depth < MAX_CONTAINERS && level.length > 0; depth++) {
      level = level
        .flatMap((one) => this.linked(one, 'dcterms:isPartOf'))
        .filter((one) => one !== node && !found.has(one));
      for (const one of level) found.set(one, depth);
    }
    return found;
  }

  private readContainer(
    node: XmlNode,
    itemType: string,
    depth: number,
    set: (name: string, value: string) => void,
  ): void {
    const title = textIn(node, 'dc:title');
    if (node.name === 'bib:Series' || depth > 0) set('series', title);
    else set('publicationTitle', title);
    set('volume', textIn(node, 'prism:volume'));
    set(itemType === 'journalArticle' ? 'issue' : 'number', textIn(node, 'prism:number'));
    const shared = (this.sharers.get(node) ?? 0) > 1;
    readIdentifiers(node, (name, value) => {
      // Zotero writes the paper's DOI into the container that it makes for each paper.
      if (name !== 'DOI' || (!shared && depth === 0)) set(name, value);
    });
    for (const publisher of childrenOf(node, 'dc:publisher')) readPublisher(publisher, itemType, set);
  }

  private warnAlone(part: XmlNode): void {
    const { from, to } = this.linesOf(part);
    this.account.unread(from.line, to);
    const what = part.name === 'bib:Memo' ? 'note' : 'file';
    const message = `This ${what} belongs to no item, and a library keeps ${what}s with their papers; it was left out.`;
    this.warnings.push({ code: `stray-${what}`, ...from, message });
  }
}

/** Who counts as author, the first kind that an item has. */
const AUTHOR_ELEMENTS = ['bib:authors', 'z:programmers', 'z:inventors', 'z:presenters', 'bib:contributors'];

/** "DOI 10.1145/1.2", "ISSN 1234-5678", "ISBN 978-...". */
function readIdentifiers(node: XmlNode, set: (name: string, value: string) => void): void {
  for (const identifier of childrenOf(node, 'dc:identifier')) {
    const [, kind = '', value = ''] = /^\s*(DOI|ISSN|ISBN)[\s:](.+)$/is.exec(textOf(identifier)) ?? [];
    if (kind !== '') set(kind.toUpperCase(), value.replace(/^[\s:]+/, '').trim());
    else if (/^\s*(?:doi:\s*)?10\.\d/i.test(textOf(identifier))) set('DOI', textOf(identifier).trim());
  }
}

function readPublisher(node: XmlNode, itemType: string, set: (name: string, value: string) => void): void {
  const organisation = childOf(node, 'foaf:Organization');
  const name = organisation ? textIn(organisation, 'foaf:name') : textOf(node).trim();
  const address = organisation && childOf(organisation, 'vcard:adr');
  set(itemType === 'thesis' ? 'university' : itemType === 'report' ? 'institution' : 'publisher', name);
  if (address) set('place', textOf(address).trim());
}

function namesIn(node: XmlNode, element: string): Name[] {
  const people = childrenOf(node, element).flatMap((list) => descendants(list, 'foaf:Person'));
  return people
    .map((person) => {
      const family = textIn(person, 'foaf:surname');
      const given = textIn(person, 'foaf:givenName') || textIn(person, 'foaf:givenname');
      // Zotero keeps an organisation in the field of the surname, without a given name.
      const whole = given === '' && /\s/.test(family) ? family : textIn(person, 'foaf:name');
      return zoteroName(family, given, whole);
    })
    .filter((name) => name !== undefined);
}

function attachmentOf(node: XmlNode): Attachment {
  const path = textIn(node, 'z:path') || (childOf(node, 'rdf:resource')?.attribs?.['rdf:resource'] ?? '');
  const title = textIn(node, 'dc:title');
  const mimeType = textIn(node, 'link:type');
  return {
    kind: 'linked',
    path: filePath(path),
    ...(title ? { title } : {}),
    ...(mimeType ? { mimeType } : {}),
  };
}

/** A path as the file system has it: `file://` addresses are encoded, and Windows drives follow a slash. */
function filePath(path: string): string {
  if (!/^file:\/\//i.test(path)) return path;
  const local = path.replace(/^file:\/\/(?:localhost)?/i, '').replace(/^\/(?=[a-z]:)/i, '');
  try {
    return decodeURIComponent(local);
  } catch {
    return local;
  }
}

/** The web address among an item's identifiers. */
function addressIn(node: XmlNode): string {
  const uri = childrenOf(node, 'dc:identifier').find((identifier) => childOf(identifier, 'dcterms:URI'));
  return uri ? textOf(uri).trim() : '';
}
