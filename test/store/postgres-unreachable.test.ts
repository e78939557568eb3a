import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';

describe('a PostgreSQL server that cannot be used', () => {
  const failureOf = async (databaseUrl: string): Promise<{ code?: string; message: string }> => {
    const error = await openPostgres(databaseUrl).catch((failure: unknown) => failure);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('s3cret');
    return error as { code?: string; message: string };
  };

  it('is named with what to check where nothing listens', async () => {
    const port = await closedPort();

    const failure = await failureOf(`postgres://desk:s3cret@127.0.0.1:${port}/news`);

    expect(failure.code).toBe('store-unreachable');
    expect(failure.message).toBe(
      `PostgreSQL at 127.0.0.1:${port} cannot be used; nothing listens there: check that the server runs, and host and port in DATABASE_URL`,
    );
  });

  it('is named where the host is unknown', async () => {
    const failure = await failureOf('postgres://desk:s3cret@db.invalid/news');

    expect(failure).toMatchObject({ code: 'store-unreachable', message: expect.stringContaining('db.invalid:5432') });
  });

  it('is called with what it says itself, where that is not known', async () => {
    const failure = await failureOf('postgres://desk:s3cret@/news?host=/no/such');

    expect(failure.message).toBe(
      "PostgreSQL at /no/such:5432 cannot be used; connect ENOENT /no/such/.s.PGSQL.5432: check DATABASE_URL and the server's settings",
    );
  });

  it('is not even tried where a file that the address names is not there', async () => {
    const failure = await failureOf('postgres://desk:s3cret@127.0.0.1/news?sslrootcert=/no/such.pem');

    expect(failure).toMatchObject({ code: 'bad-database-url', message: expect.stringContaining('/no/such.pem') });
  });

  it('is not even tried by an address whose password was not encoded, and how to write it is told', async () => {
    const failure = await failureOf('postgres://desk:s3cret#1@127.0.0.1/news');

    expect(failure).toMatchObject({
      code: 'bad-database-url',
      message: expect.stringContaining('# in the password as %23'),
    });
  });

  it.each([
    '',
    'not an address s3cret',
    'mysql://desk:s3cret@127.0.0.1/news',
    'postgres://desk:s3cret@:x/news',
    'postgres://de%ffk:s3cret@127.0.0.1/news',
  ])('is not even tried by the address %j', async (address) => {
    expect(await failureOf(address)).toMatchObject({ code: 'bad-database-url' });
  });
});

async function closedPort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
