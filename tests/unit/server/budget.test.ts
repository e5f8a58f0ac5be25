import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { storeDocument } from "@/lib/documents/stored";
import { objectionsToWeight } from "@/lib/server/budget";

const objectionsTo = objectionsToWeight("https://clinic.example");

/** A page whose words no program can make much shorter: three letters of them take two bytes. */
function page(letters: number) {
  const words = randomBytes(letters).toString("hex").slice(0, letters);
  const body = `<html><head><style>p{top:0}</style></head><body><article><h2 id="a">A part</h2><p>x</p><h2>The <b>long</b> part</h2><p>${words}</p></article></body></html>`;
  return storeDocument({ type: "text/html; charset=utf-8", body });
}

test("a page that arrives in one round trip is not objected to", async () => {
  expect(await objectionsTo([["/short", await page(20_000)]])).toEqual([]);
});

test("a page over that is named, with by how much, and the part that weighs most first", async () => {
  const [said] = await objectionsTo([["/long", await page(40_000)]]);
  expect(said?.path).toBe("/long");
  expect(said?.line).toMatch(/^The page \/long weighs 2\d,\d{3} bytes, [\d,]+ more than the 14,600 /);
  expect(said?.line).toMatch(/What weighs most: “The long part” \(\d{2},\d{3}\)/);
});

test("what holds several pages may be longer, but not without end; what is no page is not weighed", async () => {
  const said = await objectionsTo([
    ["/topic/whole-article", await page(40_000)],
    ["/other/whole-article", await page(80_000)],
  ]);
  expect(said.map(({ line }) => line)).toEqual([expect.stringMatching(/^The page \/other.* more than the 30,000 /)]);
  const text = await storeDocument({ type: "text/plain", body: randomBytes(60_000).toString("hex") });
  expect(await objectionsTo([["/llms.txt", text]])).toEqual([]);
});

test("of many pages that weigh too much each is named, and the parts of the first few", async () => {
  const heavy = await page(40_000);
  const said = await objectionsTo(["/a", "/b", "/c", "/d", "/e"].map((path) => [path, heavy]));
  expect(said).toHaveLength(5);
  expect(said.filter(({ line }) => line.includes("What weighs most"))).toHaveLength(3);
});
