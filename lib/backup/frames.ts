import { createCipheriv, createDecipheriv } from "node:crypto";

const CIPHER = "aes-256-gcm";

/** Bytes: of what one frame holds at most, of its tag, and of the number before it. */
const [FRAME, TAG, LENGTH] = [65_536, 16, 4];

/** Set in the length of the last frame. */
const LAST = 0x8000_0000;

/**
 * Seals a stream in frames, so that it can be opened piece by piece. Each is bound to its number and says whether it is
 * the last: none can be left out, moved, repeated, changed, or taken from another stream. The key serves for one stream.
 */
export async function* sealFrames(key: Uint8Array, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let number = 0;
  let pending = Buffer.alloc(0);
  for await (const chunk of chunks) {
    pending = Buffer.concat([pending, chunk]);
    for (; pending.byteLength > FRAME; number += 1) {
      yield sealFrame(key, pending.subarray(0, FRAME), number, false);
      pending = pending.subarray(FRAME);
    }
  }
  yield sealFrame(key, pending, number, true);
}

/** Opens what `sealFrames` made. Fails with what `broken` gives at the first frame that is not as it was. */
export async function* openFrames(
  key: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  broken: () => Error,
): AsyncGenerator<Buffer> {
  let number = 0;
  let isOver = false;
  let pending = Buffer.alloc(0);
  for await (const chunk of chunks) {
    pending = Buffer.concat([pending, chunk]);
    while (pending.byteLength >= LENGTH) {
      const head = pending.readUInt32BE();
      const isLast = head >= LAST;
      const end = LENGTH + (isLast ? head - LAST : head) + TAG;
      if (isOver || end > LENGTH + FRAME + TAG) throw broken();
      if (pending.byteLength < end) break;
      const opened = openFrame(key, pending.subarray(LENGTH, end), number, isLast);
      if (!opened) throw broken();
      yield opened;
      pending = pending.subarray(end);
      number += 1;
      isOver = isLast;
    }
  }
  if (!isOver || pending.byteLength > 0) throw broken();
}

function sealFrame(key: Uint8Array, content: Uint8Array, number: number, isLast: boolean): Buffer {
  const place = placeOf(number, isLast);
  const cipher = createCipheriv(CIPHER, key, place, { authTagLength: TAG }).setAAD(place);
  const head = Buffer.alloc(LENGTH);
  head.writeUInt32BE(content.byteLength + (isLast ? LAST : 0));
  return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function openFrame(key: Uint8Array, sealed: Buffer, number: number, isLast: boolean): Buffer | undefined {
  const place = placeOf(number, isLast);
  const decipher = createDecipheriv(CIPHER, key, place, { authTagLength: TAG });
  decipher.setAAD(place).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Twelve bytes that no two frames of a stream share: whether it is the last, and its number. They serve as the IV too. */
function placeOf(number: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(12);
  place.writeUInt8(isLast ? 1 : 0, 0);
  place.writeUIntBE(number, 6, 6);
  return place;
}
