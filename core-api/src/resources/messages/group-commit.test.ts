import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

interface Item {
  readonly lane: string;
  readonly name: string;
}

class Unreachable extends Error {}

/** A database that keeps every statement open until it is told to end it. */
function aDatabase(blames: (name: string) => boolean = () => false) {
  const statements: { names: string[]; end: (error?: Error) => void }[] = [];
  const observed: number[] = [];
  const commit = new GroupCommit<Item, string>({
    laneOf: ({ lane }) => lane,
    isNobodysFault: (error) => error instanceof Unreachable,
    observe: ({ items }) => observed.push(items),
    run: (items) => {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      const names = items.map(({ name }) => name);
      const end = (error?: Error) => {
        const blamed = names.find(blames);
        if (error) reject(error);
        else if (blamed === undefined) resolve(names.map((name) => `${name}!`));
        else reject(new Error(`${blamed} is bad`));
      };
      statements.push({ names, end });
      return promise;
    },
  });
  const add = (lane: string, name: string) => commit.add({ lane, name });
  const sent = () => statements.map(({ names }) => names.join(' '));
  return { add, sent, observed, end: (index: number, error?: Error) => statements[index]?.end(error) };
}

/** Lets every promise that can settle do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
/** As many statements as leave at a time, so that what follows has to wait. */
function fill({ add }: ReturnType<typeof aDatabase>): void {
  for (const lane of ['w', 'x', 'y', 'z']) void add(lane, lane);
}

describe('GroupCommit', () => {
  it('sends a lone item at once', async () => {
    const { add, sent, end } = aDatabase();
    const answer = add('a', 'one');
    expect(sent()).toEqual(['one']);
    end(0);
    expect(await answer).toBe('one!');
  });

  it('sends what came meanwhile together, each answered with its own result', async () => {
    const database = aDatabase();
    fill(database);
    const answers = [database.add('a', 'a1'), database.add('b', 'b1'), database.add('a', 'a2')];
    database.end(0);
    await settled();
    expect(database.sent().slice(4)).toEqual(['a1 a2 b1']);
    database.end(4);
    expect(await Promise.all(answers)).toEqual(['a1!', 'b1!', 'a2!']);
    expect(database.observed).toEqual([1, 3]);
  });

  it('never lets an item overtake another of its lane, whatever else is free', async () => {
    const { add, sent, end } = aDatabase();
    void add('a', 'a1');
    void add('a', 'a2');
    void add('b', 'b1');
    void add('a', 'a3');
    expect(sent()).toEqual(['a1', 'b1']);
    end(0);
    await settled();
    expect(sent()).toEqual(['a1', 'b1', 'a2 a3']);
  });

  it('takes no more than 64 at once, and keeps the rest in order', async () => {
    const database = aDatabase();
    fill(database);
    const names = Array.from({ length: 100 }, (_, index) => `a${index}`);
    for (const name of names) void database.add('a', name);
    database.end(0);
    await settled();
    database.end(4);
    await settled();
    expect(database.sent().slice(4)).toEqual([names.slice(0, 64).join(' '), names.slice(64).join(' ')]);
  });

  it('fails a bad item alone, and keeps the order of its lane', async () => {
    const database = aDatabase((name) => name === 'a1');
    fill(database);
    const bad = database.add('a', 'a1');
    const good = [database.add('a', 'a2'), database.add('b', 'b1')];
    database.end(0);
    await settled();
    database.end(4);
    await settled();
    expect(database.sent().slice(5)).toEqual(['a1', 'b1']);
    database.end(5);
    database.end(6);
    await expect(bad).rejects.toThrow('a1 is bad');
    expect(database.sent().slice(7)).toEqual(['a2']);
    database.end(7);
    expect(await Promise.all(good)).toEqual(['a2!', 'b1!']);
  });

  it('lets a lane go on as soon as its own are done, while another of its statement is still at it', async () => {
    const database = aDatabase((name) => name === 'a1');
    fill(database);
    const bad = database.add('a', 'a1');
    const good = database.add('b', 'b1');
    database.end(0);
    await settled();
    database.end(4);
    database.end(1);
    await settled();
    database.end(6);
    expect(await good).toBe('b1!');
    const next = database.add('b', 'b2');
    await settled();
    expect(database.sent().slice(5)).toEqual(['a1', 'b1', 'b2']);
    database.end(7);
    expect(await next).toBe('b2!');
    database.end(5);
    await expect(bad).rejects.toThrow('a1 is bad');
  });

  it('fails all of a statement that the database did not answer, and runs none of it twice', async () => {
    const database = aDatabase();
    fill(database);
    const answers = Promise.allSettled([database.add('a', 'a1'), database.add('b', 'b1')]);
    database.end(0);
    await settled();
    database.end(4, new Unreachable());
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = database.add('a', 'a2');
    expect(database.sent().slice(5)).toEqual(['a2']);
    database.end(5);
    expect(await next).toBe('a2!');
  });
});
