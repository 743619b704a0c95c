import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { inject } from 'vitest';
import type { TestEnvironment } from '../service.ts';

const RecordedSpan = Type.Object({
  trace_id: Type.String(),
  span_id: Type.String(),
  /** The span that it is part of, maybe of another process. */
  parent_id: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  attributes: Type.Record(Type.String(), Type.Unknown()),
});
export type RecordedSpan = Static<typeof RecordedSpan>;

/** Where services of a test leave their spans. */
export interface SpanFile {
  /** Settings of a service that is to be traced, by an SDK that is loaded into it from outside. */
  readonly env: TestEnvironment;
  /** All that ended so far, in that order. */
  read(): Promise<RecordedSpan[]>;
}

/** One that services may share; gone after the test run. */
export async function spanFile(): Promise<SpanFile> {
  const file = path.join(await mkdtemp(path.join(inject('run').folder, 'spans-')), 'spans.jsonl');
  const recorder = fileURLToPath(new URL('record-spans.main.ts', import.meta.url));
  return {
    env: { NODE_OPTIONS: `--import ${recorder}`, TEST_SPANS_FILE: file },
    async read() {
      const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
      return lines.map((line) => Value.Parse(RecordedSpan, JSON.parse(line)));
    },
  };
}
