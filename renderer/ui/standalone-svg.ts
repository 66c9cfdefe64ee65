/** A chart as an SVG document that stands on its own: on white, with its colours and type written out. */

/** What a style sheet says of a shape or text, and an SVG file must say itself. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** The chart inside `place`, or undefined where there is none. */
export function standaloneSvg(place: Element | null): string | undefined {
  const svg = place?.querySelector<SVGSVGElement>('.chart > svg');
  if (!svg) return undefined;
  const paper = document.createElement('div');
  paper.className = 'chart chart-on-paper';
  paper.append(svg.cloneNode(true));
  document.body.append(paper);
  const copy = paper.querySelector('svg')!;
  for (const element of copy.querySelectorAll<SVGElement>('*')) {
    const style = getComputedStyle(element);
    const text = element.tagName === 'text';
    for (const property of PROPERTIES) {
      if (property.startsWith('font') ? text : element.tagName !== 'g')
        element.setAttribute(property, asHex(style.getPropertyValue(property)));
    }
  }
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (/^(?:class|role|tabindex|data-.*|aria-.*)$/.test(name)) element.removeAttribute(name);
  }
  const label = copy.getAttribute('aria-label') ?? '';
  for (const name of ['class', 'aria-label', 'role']) copy.removeAttribute(name);
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = label;
  copy.prepend(title);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const text = new XMLSerializer().serializeToString(copy);
  paper.remove();
  return `${text}\n`;
}

/** Colours of CSS that drawing programs may not know ("oklch(...)") as "#rrggbb"; other values as they are. */
function asHex(value: string): string {
  if (!/^(?:ok|lab|lch|color|rgb|hsl)/.test(value)) return value;
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (!pen) return value;
  pen.fillStyle = value;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
