import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPoliteness, type TakeTurn } from '../../src/sources/politeness.ts';

const forever = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes turns at hosts and notes who has begun. */
function visitors(takeTurn: TakeTurn) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const visit = (name: string, host: string, signal = forever): Promise<void> =>
    takeTurn(host, signal).then((end) => {
      begun.push(name);
      ends.set(name, end);
    });
  return { begun, visit, end: (name: string) => ends.get(name)!() };
}

describe('turns at a host', () => {
  it('are two at a time, in order, a pause apart', async () => {
    const { begun, visit, end } = visitors(createPoliteness({ perHost: 2, overall: 9, pauseMs: 1_000 }));
    for (const name of ['first', 'second', 'third', 'fourth']) void visit(name, 'news.example');

    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun).toEqual(['first', 'second']);
    end('second');
    end('first');
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['first', 'second', 'third']);
    await vi.advanceTimersByTimeAsync(999);
    expect(begun).toEqual(['first', 'second', 'third']);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('at one host wait for none at another', async () => {
    const { begun, visit } = visitors(createPoliteness({ perHost: 1, overall: 9, pauseMs: 1_000 }));

    void visit('slow', 'slow.example');
    void visit('behind it', 'slow.example');
    void visit('elsewhere', 'fast.example');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(begun).toEqual(['slow', 'elsewhere']);
  });

  it('are so many altogether', async () => {
    const { begun, visit, end } = visitors(createPoliteness({ perHost: 2, overall: 2, pauseMs: 0 }));

    for (const name of ['a', 'b', 'c']) void visit(name, `${name}.example`);
    await vi.advanceTimersByTimeAsync(0);
    const atFirst = [...begun];
    end('a');
    await vi.advanceTimersByTimeAsync(0);

    expect(atFirst).toEqual(['a', 'b']);
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('given up leave no place taken and no timer behind', async () => {
    const { begun, visit, end } = visitors(createPoliteness({ perHost: 1, overall: 9, pauseMs: 1_000 }));
    const stop = new AbortController();
    await visit('first', 'news.example');
    end('first');
    const waiting = visit('waiting', 'news.example', stop.signal);

    stop.abort(new Error('stopped'));

    await expect(waiting).rejects.toThrow('stopped');
    await expect(visit('late', 'news.example', stop.signal)).rejects.toThrow('stopped');
    expect(vi.getTimerCount()).toBe(0);
    void visit('next', 'news.example');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toEqual(['first', 'next']);
  });
});
