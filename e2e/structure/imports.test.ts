import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sourceFiles } from './source-files.ts';

/** Who may import whom (style §3); `type`: only types, nothing that would reach a bundle. */
const rules: Readonly<Record<string, Readonly<Record<string, 'all' | 'type'>>>> = {
  contract: {},
  look: {},
  loader: { '@iris/contract': 'type' },
  kit: { '@iris/contract': 'all' },
  'sdk/client': { '@iris/contract': 'type' },
  widget: { '@iris/contract': 'type', '@iris/client': 'all', '@iris/look': 'all' },
  console: { '@iris/contract': 'type', '@iris/client': 'all', '@iris/look': 'all' },
  'core-api': { '@iris/contract': 'all', '@iris/kit': 'all' },
  bff: { '@iris/contract': 'all', '@iris/kit': 'all' },
  standalone: { '@iris/contract': 'all', '@iris/kit': 'all' },
  testkit: { '@iris/contract': 'all', '@iris/kit': 'all', '@iris/standalone': 'all' },
};

/** Packages whose code runs where every byte is paid for: what they may bring from outside. */
const outside: Readonly<Record<string, RegExp>> = {
  contract: /^typebox(\/|$)/,
  look: /^$/,
  loader: /^$/,
  'sdk/client': /^$/,
  widget: /^lit(\/|$)/,
};

const shipped = (name: string) => sourceFiles(`${name}/src`).filter((file) => !isTest(file.name));
const isTest = (name: string) => /\.(test|dom-test)\.ts$|\/test(ing)?\//.test(name);
const isOurs = ({ from }: Import) => from.startsWith('@iris/');

describe.each(Object.entries(rules))('%s', (name, allowed) => {
  const imports = shipped(name).flatMap((file) => file.imports.map((one) => ({ ...one, by: file.name })));

  it('imports only those of ours that it may', () => {
    expect(shipped(name).length).toBeGreaterThan(0);
    const wrong = imports.filter(
      (one) => isOurs(one) && allowed[one.from] !== 'all' && !(allowed[one.from] === 'type' && one.isType),
    );
    expect(wrong).toEqual([]);
  });

  it('imports nothing that is there for tests', () => {
    expect(imports.filter(({ file, from }) => isTest(file ?? '') || from.endsWith('/virtual'))).toEqual([]);
  });

  it('reaches into no other package by a path', () => {
    const wrong = imports.filter(({ file }) => file !== undefined && !file.startsWith(`${name}/src/`));
    expect(wrong).toEqual([]);
  });
});

it.each(Object.entries(outside))('%s brings nothing from outside but %s', (name, allowed) => {
  const wrong = shipped(name).flatMap((file) =>
    file.imports.filter((one) => one.file === undefined && !isOurs(one) && !allowed.test(one.from)),
  );
  expect(wrong).toEqual([]);
});

it('e2e stays outside: contract, client and processes', () => {
  const allowed = ['@iris/contract', '@iris/client', '@iris/standalone', '@iris/testkit'];
  const wrong = sourceFiles('e2e').flatMap((file) =>
    file.imports.filter((one) =>
      isOurs(one) ? !allowed.includes(one.from) : one.file !== undefined && !one.file.startsWith('e2e/'),
    ),
  );
  expect(wrong).toEqual([]);
});

const everything = sourceFiles(...Object.keys(rules), 'e2e');

it('nothing imports a main', () => {
  const mains = everything.flatMap((file) =>
    file.imports.filter((one) => /(^|\/|\.)main\.ts$/.test(one.file ?? '')).map(() => file.name),
  );
  expect(mains).toEqual([]);
});

describe('inside core-api', () => {
  it('a resource uses the queries of no other resource', () => {
    const wrong = sourceFiles('core-api/src/resources').flatMap((file) =>
      file.imports
        .filter((one) => one.file?.endsWith('/queries.ts') && !one.isType)
        .filter((one) => path.posix.dirname(one.file ?? '') !== path.posix.dirname(file.name))
        .map((one) => `${file.name} → ${one.file}`),
    );
    expect(wrong).toEqual([]);
  });

  it('what resources stand on does not know them', () => {
    const below = ['auth', 'bus', 'db', 'limits', 'mail'].map((room) => `core-api/src/${room}/`);
    const wrong = shipped('core-api')
      .filter((file) => below.some((room) => file.name.startsWith(room)))
      .flatMap((file) =>
        file.imports.filter((one) => one.file?.startsWith('core-api/src/resources/')).map(() => file.name),
      );
    expect(wrong).toEqual([]);
  });
});

describe('inside the widget', () => {
  it.each([
    ['state', ['elements', 'controllers', 'conversation', 'launcher', 'host']],
    ['controllers', ['elements', 'launcher', 'host']],
    ['conversation', ['elements', 'controllers', 'launcher']],
  ])('%s never looks back at %j', (room, others) => {
    const wrong = sourceFiles(`widget/src/${room}`)
      .filter((file) => !isTest(file.name))
      .flatMap((file) =>
        file.imports
          .filter((one) => others.some((other) => one.file?.startsWith(`widget/src/${other}/`)))
          .filter((one) => !one.isType)
          .map((one) => `${file.name} → ${one.file}`),
      );
    expect(wrong).toEqual([]);
  });

  it('only the files that define elements register any', () => {
    const registering = shipped('widget').filter((file) => file.text.includes('customElements.define('));
    expect(registering.map((file) => file.name).filter((name) => !name.endsWith('.define.ts'))).toEqual([]);
  });
});

/** A test file has no main: what the run tells all of them comes by the environment alone. */
const readsForTests = 'testkit/src/records/record.ts';

it('only mains read the environment of a process', () => {
  const readers = Object.keys(rules)
    .flatMap(shipped)
    .filter((file) => /\bprocess\.env\b/.test(file.text))
    .map((file) => file.name);
  expect(readers.filter((name) => !/(^|\/|\.)main\.ts$/.test(name))).toEqual([readsForTests]);
});

it('no room is called after nothing in particular', () => {
  const names = everything.flatMap((file) => file.name.replace(/\.ts$/, '').split('/'));
  expect(names.filter((name) => /^(utils?|helpers?|common|misc|managers?)$/.test(name))).toEqual([]);
});

it('sees every form of import', () => {
  const text = [
    "import './side-effect.ts';",
    "import type { A } from '@iris/contract';",
    "import {\n  type B,\n  c,\n} from '../c.ts';",
    "export * from './d.ts';",
    "export type { E } from './e.ts';",
    "const f = await import('./f.ts');",
    "const text = `import x from 'nowhere'`;",
  ].join('\n');
  expect(importsOf('room/src/file.ts', text)).toEqual([
    { from: './side-effect.ts', file: 'room/src/side-effect.ts', isType: false },
    { from: '@iris/contract', file: undefined, isType: true },
    { from: '../c.ts', file: 'room/c.ts', isType: false },
    { from: './d.ts', file: 'room/src/d.ts', isType: false },
    { from: './e.ts', file: 'room/src/e.ts', isType: true },
    { from: './f.ts', file: 'room/src/f.ts', isType: false },
  ]);
});
