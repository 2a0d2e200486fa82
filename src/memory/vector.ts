const levels = 127;

/** Packs a vector into a byte for each number, as long as one: what is compared is where it points. */
export function packVector(vector: readonly number[]): Buffer {
  const largest = Math.max(...vector.map(Math.abs), Number.MIN_VALUE);
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / largest) * levels)).buffer);
}

/** How close two packed vectors are: the cosine of the angle between them; 0 if they are not of one length. */
export function similarity(one: Buffer, other: Buffer): number {
  if (one.length !== other.length) return 0;
  let [product, ones, others] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one.readInt8(at), other.readInt8(at)];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return product === 0 ? 0 : product / Math.sqrt(ones * others);
}
