/** How many bytes of an answer cost as much as one value. */
export const bytesPerUnit = 1_000;
const maxBytesPerCharacter = 4;
/**
 * The complexity of a field that is a text: a unit for the value, and one for each kilobyte that it can have.
 * @param maxLength in code points
 */
export const textCost = (maxLength) => 1 + Math.floor((maxLength * maxBytesPerCharacter) / bytesPerUnit);
//# sourceMappingURL=text-cost.js.map