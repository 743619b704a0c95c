import { describe, expect, it } from 'vitest';
import { closingLine, outcomeOf } from './outcome.ts';
import { domTestCounts, vitestCounts } from './reports.ts';

describe('outcomeOf', () => {
  it('takes what the report counted', () => {
    expect(outcomeOf('unit', { passed: 3, failed: 1, skipped: 2 }, 1)).toEqual({
      suite: 'unit',
      passed: 3,
      failed: 1,
      skipped: 2,
    });
  });

  it.each([
    ['ran no test', { passed: 0, failed: 0, skipped: 0 }, 0],
    ['skipped all it had', { passed: 0, failed: 0, skipped: 4 }, 0],
    ['failed with every test passed', { passed: 3, failed: 0, skipped: 0 }, 1],
    ['wrote no report', undefined, 1],
    ['claims success but wrote no report', undefined, 0],
  ])('counts a failure when the suite %s', (_, counts, exitCode) => {
    expect(outcomeOf('unit', counts, exitCode).failed).toBe(1);
  });
});

describe('closingLine', () => {
  const outcomes = [outcomeOf('a', { passed: 3, failed: 0, skipped: 0 }, 0), outcomeOf('b', undefined, 1)];

  it('adds up every suite', () => {
    expect(closingLine(outcomes)).toBe('3 passed, 1 failed');
  });

  it('names what was skipped', () => {
    expect(closingLine([...outcomes, outcomeOf('c', { passed: 1, failed: 0, skipped: 2 }, 0)])).toBe(
      '4 passed, 1 failed, 2 skipped',
    );
  });
});

describe('reports', () => {
  it("reads vitest's report", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [],
    };
    expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it.each(['', '{"numPassedTests":', '{"numPassedTests":1}'])('takes %j for no report', (text) => {
    expect(vitestCounts(text)).toBeUndefined();
  });

  it("reads web-test-runner's last totals", () => {
    const output =
      'Chrome: |██       | 0/2 test files | 0 passed, 0 failed\n…\nChrome: |█████████| 2/2 test files | 2 passed, 1 failed, 3 skipped\n';
    expect(domTestCounts(output)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('takes output without totals for no report', () => {
    expect(domTestCounts('Error: Could not find any test files')).toBeUndefined();
  });
});
