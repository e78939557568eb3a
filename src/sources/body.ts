import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { fetchError } from './fetch-failure.ts';

type Bytes = AsyncIterable<Uint8Array>;

export interface BodyLimit {
  /** Of the body as sent and of the body unpacked, each. */
  readonly bytes: number;
  /** What happens at the limit: the body is refused, or read as far as that. */
  readonly beyond: 'refuse' | 'cut';
}

/** Content codings on top of each other: more than two have no honest use. */
const MOST_CODINGS = 2;
/** RFC 9659: the largest window a sender may need of a reader, in bits. Without it a body claims 128 MB. */
const ZSTD_WINDOW = 23;

/** Zstandard came to Node with 22.15; the types are of Node 20. */
const { createZstdDecompress, constants } = zlib as unknown as {
  readonly createZstdDecompress?: (options: { readonly params: Readonly<Record<number, number>> }) => Transform;
  readonly constants: { readonly ZSTD_d_windowLogMax: number };
};

/** What is asked for: the codings this Node undoes. */
export const ACCEPTED_CODINGS = createZstdDecompress ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/**
 * The bytes of a body with its content codings undone. They are counted as they come out: a body packed to swell is
 * let go at the limit and never held. Throws `fetch-too-large` and `fetch-encoding`.
 */
export async function readBody(body: Readable, contentEncoding: string, limit: BodyLimit): Promise<Uint8Array> {
  let bytes: Bytes = upTo(body, limit);
  for (const coding of codingsOf(contentEncoding)) bytes = upTo(undo(bytes, coding), limit);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** In the order in which they are undone. What is no packing, such as the frequent `utf-8`, is passed over. */
function codingsOf(contentEncoding: string): readonly string[] {
  const named = contentEncoding.toLowerCase().split(',');
  const codings = named
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => /^(?:gzip|deflate|br|zstd|compress)$/.test(name));
  if (codings.length > MOST_CODINGS) throw fetchError('fetch-encoding', 'The answer is packed over and over');
  return codings.reverse();
}

async function* upTo(source: Bytes, { bytes, beyond }: BodyLimit): AsyncGenerator<Uint8Array> {
  let room = bytes;
  for await (const chunk of source) {
    if (chunk.length > room) {
      if (beyond === 'refuse') throw tooLarge(bytes);
      yield chunk.subarray(0, room);
      return;
    }
    room -= chunk.length;
    yield chunk;
  }
}

export const tooLarge = (bytes: number): Error =>
  fetchError('fetch-too-large', `The answer is larger than ${bytes / 1e6} MB`);

async function* undo(source: Bytes, coding: string): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const packed = Readable.from(resume(first.value, chunks), { objectMode: false });
  const decoder = decoderFor(coding, first.value[0]);
  if (!decoder) return yield* packed;
  // An error may come when nobody reads any more: it is the loop's, or nobody's.
  packed.on('error', (error) => decoder.destroy(error)).pipe(decoder.on('error', () => {}));
  try {
    yield* decoder;
  } catch (error) {
    if (!isOfPacking(error)) throw error;
    throw fetchError('fetch-encoding', `The answer is not the ${coding} it says it is, or breaks off`, error);
  } finally {
    packed.destroy();
  }
}

async function* resume(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** Undefined where the body is not packed at all, whatever its header says. */
function decoderFor(coding: string, firstByte: number | undefined): Transform | undefined {
  switch (coding) {
    case 'gzip':
      return firstByte === 0x1f ? zlib.createGunzip() : undefined;
    case 'deflate': // many send it raw, without the zlib frame the standard asks for
      return (firstByte ?? 0) % 16 === 8 ? zlib.createInflate() : zlib.createInflateRaw();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd':
      if (createZstdDecompress)
        return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW } });
      break;
  }
  throw fetchError('fetch-encoding', `The answer is packed as ${coding}, which this version of Node can't unpack`);
}

/** zlib's and brotli's own errors; what the connection says is told elsewhere. */
function isOfPacking(error: unknown): boolean {
  return /^(?:Z_|ERR__?(?:ERROR|BROTLI|ZSTD)|ZSTD_)/.test(String((error as NodeJS.ErrnoException).code));
}
