const despair =
  /\b(?:suicid\w*|kill(?:ing)? (?:my|them|him|her)sel\w+|self[- ]?harm\w*|end (?:my|their) life|want(?:s)? to die)\b|자살|자해|죽고 ?싶/iu;

/** Whether a text speaks of self-harm. A pet neither keeps nor recalls such words: it would bring them up again. */
export const speaksOfDespair = (text: string): boolean => despair.test(text);
