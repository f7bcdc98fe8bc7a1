import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Fast rather than small: what is compressed here is compressed and read once or a few times. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Batches are well below a megabyte: handing them to another thread would take longer than compressing them. */
export function compress(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, FAST);
}

export function decompress(bytes: Uint8Array): Buffer {
  return zstdDecompressSync(bytes);
}
