/** The window's icons: 16 px, drawn with the text's colour, hidden from screen readers (the control has the name). */
import './icon.css';

const PATHS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2V9.5Zm0 0h3.5l1 2h3l1-2H14',
  stack: 'M2.5 5 8 2.5 13.5 5 8 7.5 2.5 5Zm0 3L8 10.5 13.5 8m-11 3L8 13.5l5.5-2.5',
  bookmark: 'M4.5 2.5h7v11L8 10.7l-3.5 2.8v-11Z',
  book: 'M8 4C6.5 3 4.5 2.7 2 3v9.5c2.5-.3 4.5 0 6 1 1.5-1 3.5-1.3 6-1V3c-2.5-.3-4.5 0-6 1Zm0 0v9.5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  star: 'm8 2.2 1.75 3.7 4.05.55-2.95 2.85.72 4.05L8 11.4l-3.57 1.95.72-4.05L2.2 6.45l4.05-.55L8 2.2Z',
  archive: 'M2.5 3h11v3h-11V3Zm.8 3v7h9.4V6M6.5 8.5h3',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  tag: 'M2.5 2.5h5.3l5.7 5.7-5.3 5.3-5.7-5.7V2.5ZM5.3 5.3h.01',
  topic:
    'M8 2.5v3m0 0-4.5 3m4.5-3 4.5 3M2.5 9.5h2.5v3H2.5v-3Zm8.5 0h2.5v3H11v-3Zm-4.2 0h2.4v3H6.8v-3ZM8 5.5v4',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  plus: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8m0-8-8 8',
  down: 'm4 6.2 4 4 4-4',
  left: 'm10 4-4 4 4 4',
  right: 'm6 4 4 4-4 4',
  up: 'm4 9.8 4-4 4 4',
  import: 'M8 2.5v7m0 0L5 6.7m3 2.8 3-2.8M2.5 10.5v3h11v-3',
  export: 'M8 9.5v-7m0 0L5 5.3m3-2.8 3 2.8M2.5 10.5v3h11v-3',
  settings: 'M2.5 4.5h6m3 0h2m-11 7h2m3 0h6M8.5 3v3h3V3h-3Zm-4 7v3h3v-3h-3Z',
  code: 'm5 4.5-3.5 3.5L5 11.5m6-7 3.5 3.5-3.5 3.5M9.2 3 6.8 13',
  link: 'M6.7 9.3 9.3 6.7M7 4.8 8.8 3a2.97 2.97 0 0 1 4.2 4.2L11.2 9M4.8 7 3 8.8A2.97 2.97 0 0 0 7.2 13L9 11.2',
  note: 'M3.5 2.5h9v8l-3 3h-6v-11Zm9 8h-3v3M5.8 5.5h4.4M5.8 8h3',
  pin: 'M9.5 2.3 13.7 6.5l-1.5.6-2.3 2.3-.3 2.6L4 6.4l2.6-.3 2.3-2.3.6-1.5ZM6.6 9.4 2.8 13.2',
  copy: 'M5.5 5.5h8v8h-8v-8Zm-2-1V2.5h7v1',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  table: 'M2.5 3h11v10h-11V3Zm0 3.5h11m-11 3.2h11M6.5 3v10',
  undo: 'M5.5 3 2.5 6l3 3m-3-3H10a3.5 3.5 0 0 1 0 7H6',
  more: 'M3.5 7.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Zm4.5 0a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Zm4.5 0a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4Z',
  warning: 'M8 2.5 14 13H2L8 2.5ZM8 6.7v3m0 1.7h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.7v3.5M8 5.2h.01',
  file: 'M4 2.5h5l3.5 3.5v7.5H4v-11Zm5 0V6h3.5',
  clipboard: 'M5.5 3.5h-2v10h9v-10h-2m-5-1h5v2.5h-5V2.5Z',
  spark: 'M8 2.5 9.4 6.6 13.5 8 9.4 9.4 8 13.5 6.6 9.4 2.5 8l4.1-1.4L8 2.5Z',
  sort: 'M5 3v10m0 0-2.5-2.5M5 13l2.5-2.5M11 13V3m0 0L8.5 5.5M11 3l2.5 2.5',
  sidebar: 'M2.5 3h11v10h-11V3Zm4 0v10',
  keyboard: 'M1.5 4h13v8h-13V4Zm3 2.5h.01m2.3 0h.01m2.3 0h.01m2.3 0h.01M5 9.5h6',
  triage: 'M2.5 3.5h11v7h-11v-7Zm2 10h7M6 7l1.5 1.5L10.3 5.7',
  compare: 'M2.5 2.5v11h11M6 10.2a.8.8 0 1 0 0 .01ZM8.8 6.8a.8.8 0 1 0 0 .01ZM12.6 4.2a.8.8 0 1 0 0 .01Z',
  insights: 'M2.5 13.5h11M4.5 11V8.5M8 11V3.5m3.5 7.5V6',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  pencil: 'm3 13 .6-2.8 7-7 2.2 2.2-7 7L3 13Zm6.3-8.5 2.2 2.2',
  merge: 'M4 2.5v3.3L8 9.5m4-7v3.3L8 9.5m0 0v4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} className={filled ? 'icon-filled' : undefined} />
    </svg>
  );
}
