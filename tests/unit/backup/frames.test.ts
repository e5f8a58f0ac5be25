import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openFrames, sealFrames } from "@/lib/backup/frames";

const KEY = randomBytes(32);
const FRAME = 65_536;

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function sealed(content: Uint8Array, key = KEY): Promise<Buffer[]> {
  const frames = [];
  for await (const frame of sealFrames(key, chunksOf(content, 10_000))) frames.push(frame);
  return frames;
}

/** What was sealed, or that it is broken. */
async function opened(frames: Buffer[], size = 5_000, key = KEY): Promise<Buffer | "broken"> {
  const chunks = [];
  try {
    for await (const chunk of openFrames(key, chunksOf(Buffer.concat(frames), size), () => new Error("broken")))
      chunks.push(chunk);
  } catch {
    return "broken";
  }
  return Buffer.concat(chunks);
}

test.each([0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])("%d bytes come out as they went in", async (length) => {
  const content = randomBytes(length);
  expect(content.equals(Buffer.from(await opened(await sealed(content))))).toBe(true);
});

test("frames that were cut off, left out, swapped, repeated or taken from another stream are refused", async () => {
  const [first, second, third, last] = await sealed(randomBytes(3 * FRAME + 5));
  const [, foreign] = await sealed(randomBytes(3 * FRAME + 5), randomBytes(32));
  if (!first || !second || !third || !last || !foreign) throw new Error("Too few frames");
  const wrong = [
    [],
    [first, second, third],
    [second, third, last],
    [first, third, last],
    [last],
    [first, third, second, last],
    [first, second, second, third, last],
    [first, second, third, last, last],
    [first, second, third, last, Buffer.from("x")],
    [first, foreign, third, last],
  ];
  for (const frames of wrong) expect(await opened(frames)).toBe("broken");
  expect(await opened([first, second, third, last], 5_000, randomBytes(32))).toBe("broken");
  expect(await opened([first, second, third, last])).not.toBe("broken");
});

test("whichever bit is changed, and wherever the end is cut off, nothing is taken for whole", async () => {
  const frames = Buffer.concat(await sealed(randomBytes(FRAME + 100)));
  const somewhere = fc.nat(frames.byteLength - 1);
  await fc.assert(
    fc.asyncProperty(somewhere, fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(frames);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
      expect(await opened([changed], FRAME)).toBe("broken");
      expect(await opened([frames.subarray(0, at)], FRAME)).toBe("broken");
    }),
    { numRuns: 60 },
  );
});
