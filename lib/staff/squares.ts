import encodeQR from "qr";

/**
 * The squares of a QR code as the path of a drawing, one unit a square, and how many there are in a row. A quiet margin
 * of four is part of it, since readers need one.
 */
export function squaresOf(text: string): { path: string; size: number } {
  const rows = encodeQR(text, "raw", { border: 4, ecc: "medium" });
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { path, size: rows.length };
}
