/** The layers of the design, enforced: who may import whom. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import { root } from './helpers/root.ts';

const SHARED_LIBRARIES = ['zod', 'fuse.js', 'cheerio'];
const ELECTRON_FILES = '^electron/(main|preload|window|menu|protocol)\\.ts$|^electron/desktop/';

const RULES: readonly IForbiddenRuleType[] = [
  {
    // Types may refer to each other: nothing of them is left when the program runs.
    name: 'no import goes in a circle',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'renderer/ knows shared/ only',
    from: { path: '^renderer/' },
    to: { path: '^(electron|test)/' },
  },
  {
    name: 'renderer/ has no Node',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'features of the window do not import each other',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'the parts that features share do not import features',
    from: { path: '^renderer/ui/' },
    to: { path: '^renderer/features/' },
  },
  {
    name: 'electron/ does not import the window, nor tests',
    from: { path: '^electron/' },
    to: { path: '^(renderer|test)/' },
  },
  {
    name: 'shared/ imports nothing of the shells',
    from: { path: '^shared/' },
    to: { path: '^(electron|renderer|test)/' },
  },
  {
    name: 'shared/ has no Node',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared/ uses few libraries, pure ones',
    from: { path: '^shared/' },
    to: { path: '^node_modules/', pathNot: `^node_modules/(${SHARED_LIBRARIES.join('|')})/` },
  },
  {
    name: 'shared/ uses the slim cheerio, which needs no Node',
    from: { path: '^shared/' },
    to: { path: '^node_modules/cheerio/', pathNot: '/slim\\.' },
  },
  {
    name: 'only the desktop shell imports electron at run time',
    from: { pathNot: ELECTRON_FILES },
    to: { path: '^(node_modules/)?electron(/|$)', dependencyTypesNot: ['type-only'], pathNot: '^electron/' },
  },
  {
    name: 'only the library host touches the store',
    from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/library-host/' },
    to: { path: '^electron/library-host/store/' },
  },
  {
    name: 'the library host knows no shell',
    from: { path: '^electron/library-host/' },
    to: { path: '^electron/', pathNot: '^electron/library-host/' },
  },
];

let result: ICruiseResult;

beforeAll(async () => {
  const { output } = await cruise(
    ['shared', 'electron', 'renderer'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: RULES.map((rule) => ({ ...rule, severity: 'error' })) },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      skipAnalysisNotInRules: true,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'default'],
      exportsFields: ['exports'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  result = output;
});

test.each(RULES.map(({ name }) => name))('%s', (name) => {
  const broken = result.summary.violations.filter(({ rule }) => rule.name === name);
  expect(broken.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('every import leads somewhere, so that no rule overlooks one', () => {
  const lost = result.modules.filter(({ couldNotResolve }) => couldNotResolve).map(({ source }) => source);
  // The types of a package without code live in @types/, where only TypeScript looks.
  const untyped = lost.filter((name) => !existsSync(path.join(root, 'node_modules/@types', name)));
  expect(untyped).toEqual([]);
});
