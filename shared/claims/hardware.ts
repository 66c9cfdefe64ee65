/** Finds device names in text. The names are data: hardware-names.ts. */
import { DEVICES, VENDORS } from './hardware-names.ts';

/** A device as printed, and its place. */
export interface DeviceMention {
  /** As printed, without a plural "s": "NVIDIA A100". */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const VENDOR = `(?:${VENDORS.join('|')})`;
const NAMES = DEVICES.map(({ pattern }) => `(?:${pattern})`).join('|');

/** Where the name of a device may start. A cheap look: most words are out at once. */
const START = /(?<![\w.-])(?:[A-Z]|\d(?=\d{3})|i(?=P)|n(?=V))/g;

/** A device, or a vendor's name with the kind of device only ("AMD GPUs"). Nothing may touch it but a plural. */
const DEVICE = new RegExp(
  String.raw`(?:(?:${VENDOR}(?:'s)? )?(?:(?:Tesla|GeForce|Quadro|Instinct) )?(?:${NAMES})|${VENDOR}(?=(?:(?:,| and| or|/) ?${VENDOR})?(?: [A-Za-z]+)? (?:GPU|CPU|NPU|FPGA)s?\b))(?=s?(?![\w])|-(?:class|based|series))`,
  'y',
);

/** Names that are also words or parts of model names: only with a sign that a device is meant. */
const AMBIGUOUS =
  /^(?:A2|L4|P4|H10|A16|M40|M60|K40|Turing|Volta|Pascal|Kepler|Maxwell|Ampere|Hopper|Core|Titan|Instinct|Arc|5090|4090|3090)$/;
const SIGN_AFTER =
  /^s?(?:[\s/,(]|-class|and|or){0,3}(?:[CG]PU|NVIDIA|architecture|generation|tensor|chip|device|card|server)|^s?[-/ ]?(?:and |or |, )?[A-Z]\d{2,3}/i;
const SIGN_BEFORE = /(?:GPUs?|NVIDIA|Nvidia|AMD|[×x]|\d|\bon|across|for|the|and|or|\/|[:;,(])\s?$/;

/** Every device that `text` names, in order. */
export function findDevices(text: string): DeviceMention[] {
  const found: DeviceMention[] = [];
  START.lastIndex = 0;
  while (START.test(text)) {
    const start = START.lastIndex - 1;
    DEVICE.lastIndex = start;
    const name = DEVICE.exec(text)?.[0];
    if (name === undefined) continue;
    const end = start + name.length;
    START.lastIndex = end;
    if (
      AMBIGUOUS.test(name) &&
      !SIGN_AFTER.test(text.slice(end, end + 40)) &&
      !SIGN_BEFORE.test(text.slice(Math.max(0, start - 12), start))
    )
      continue;
    found.push({ text: name.replace(/'s /, ' '), start, end });
  }
  return found;
}

const KNOWN = DEVICES.map(({ name, pattern }) => ({ name, pattern: new RegExp(`^(?:${pattern})$`) }));

/** The name under which filters and charts count a device as printed: "NVIDIA 3090" is an "RTX 3090". */
export function deviceName(printed: string): string {
  const bare = printed.replace(new RegExp(`^${VENDOR} `), '');
  return KNOWN.find(({ pattern }) => pattern.test(printed) || pattern.test(bare))?.name ?? printed;
}
