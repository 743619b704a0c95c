import { describe, expect, it } from 'vitest';
import { closingLine, outcomeOf, problemLines } from './outcome.ts';
import { domTestCounts, vitestCounts } from './reports.ts';

describe('outcomeOf', () => {
  it('takes what the report counted', () => {
    expect(outcomeOf('unit', { passed: 3, failed: 1, skipped: 2, problems: ['a'] }, 1)).toEqual({
      suite: 'unit',
      passed: 3,
      failed: 1,
      skipped: 2,
      problems: ['a'],
    });
  });

  it.each([
    ['ran no test', { passed: 0, failed: 0, skipped: 0, problems: [] }, 0],
    ['skipped all it had', { passed: 0, failed: 0, skipped: 4, problems: [] }, 0],
    ['failed with every test passed', { passed: 3, failed: 0, skipped: 0, problems: [] }, 1],
    ['wrote no report', undefined, 1],
    ['claims success but wrote no report', undefined, 0],
  ])('counts a failure when the suite %s', (_, counts, exitCode) => {
    const { failed, problems } = outcomeOf('unit', counts, exitCode);
    expect(failed).toBe(1);
    expect(problems).toEqual([expect.stringMatching(exitCode === 0 ? /^ran no test$/ : /no test failed/)]);
  });
});

describe('closingLine', () => {
  const outcomes = [
    outcomeOf('a', { passed: 3, failed: 0, skipped: 0, problems: [] }, 0),
    outcomeOf('b', undefined, 1),
  ];

  it('adds up every suite', () => {
    expect(closingLine(outcomes)).toBe('3 passed, 1 failed');
  });

  it('names what was skipped', () => {
    expect(
      closingLine([...outcomes, outcomeOf('c', { passed: 1, failed: 0, skipped: 2, problems: [] }, 0)]),
    ).toBe('4 passed, 1 failed, 2 skipped');
  });
});

describe('problemLines', () => {
  it('says what failed, and where', () => {
    const good = outcomeOf('unit', { passed: 1, failed: 0, skipped: 0, problems: [] }, 0);
    const bad = outcomeOf('server', { passed: 1, failed: 1, skipped: 0, problems: ['a.test.ts › b'] }, 1);
    expect(problemLines([good, bad])).toEqual(['✗ server: a.test.ts › b']);
  });
});

describe('reports', () => {
  const totals = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };

  it("reads vitest's totals", () => {
    const counts = vitestCounts(JSON.stringify({ ...totals, testResults: [] }));
    expect(counts).toEqual({ passed: 7, failed: 1, skipped: 2, problems: [] });
  });

  it("reads what failed from vitest's report, with the beginning of why", () => {
    const passed = { status: 'passed', fullName: 'a b', failureMessages: [] };
    const failed = { status: 'failed', fullName: 'a c', failureMessages: ['Error: no\n\n  at x'] };
    const testResults = [
      { name: 'good.ts', status: 'passed', message: '', assertionResults: [passed] },
      { name: 'bad.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: 'broken.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
    ];
    expect(vitestCounts(JSON.stringify({ ...totals, testResults }))?.problems).toEqual([
      'bad.ts › a c\n    Error: no\n      at x',
      'broken.ts\n    SyntaxError',
    ]);
  });

  it.each(['', '{"numPassedTests":', '{"numPassedTests":1}'])('takes %j for no report', (text) => {
    expect(vitestCounts(text)).toBeUndefined();
  });

  it("reads web-test-runner's last totals", () => {
    const output =
      'Chrome: |██       | 0/2 test files | 0 passed, 0 failed\n…\nChrome: |█████████| 2/2 test files | 2 passed, 1 failed, 3 skipped\n';
    expect(domTestCounts(output)).toEqual({ passed: 2, failed: 1, skipped: 3, problems: [] });
  });

  it("reads what failed from web-test-runner's output", () => {
    const output =
      ' ❌ list > shows rows\n      AssertionError\nChrome: | 1/1 test files | 0 passed, 1 failed\n';
    expect(domTestCounts(output)?.problems).toEqual(['list > shows rows']);
  });

  it('takes output without totals for no report', () => {
    expect(domTestCounts('Error: Could not find any test files')).toBeUndefined();
  });
});
