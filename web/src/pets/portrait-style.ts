import { Avatar, Style } from '@dicebear/core';
import critters from '@dicebear/styles/critters.json';
import { kindOf, type Coat } from './pet-kind.js';

const style = new Style(critters);

// The colours of the page, so that portraits belong to it. Ears are a shade darker than the coat.
const coats: readonly Coat[] = [
  { coat: '#f2b98a', ears: '#d98f5c' },
  { coat: '#e8a28c', ears: '#c97a66' },
  { coat: '#f3cf8e', ears: '#d9a856' },
  { coat: '#d9b99b', ears: '#b08c6b' },
  { coat: '#c3b8b0', ears: '#978a82' },
  { coat: '#d8b4c6', ears: '#b98aa2' },
  { coat: '#c9b6dc', ears: '#a18abb' },
  { coat: '#f0d9c0', ears: '#d4b391' },
];
const backdrops = ['#fbe6d3', '#f6e3e6', '#e2ecdd', '#dfeaec', '#ece4f3', '#f7ecc9'];

/**
 * Draws the portrait of a pet. The same name and persona give the same picture, on every device and without a network.
 * @returns a picture as a data: address
 */
export function drawPortrait(name: string, persona: string): string {
  const kind = kindOf(`${name} ${persona}`);
  const seed = `${name}\n${persona}`;
  const { coat, ears } = pick(kind.coats ?? coats, seed);
  const avatar = new Avatar(style, {
    seed,
    topVariant: kind.tops,
    topProbability: 100,
    bodyVariant: ['dome', 'blob', 'round', 'bell', 'squat'],
    patternVariant: ['belly', 'speckles', 'spot', 'stripes'],
    eyesVariant: kind.isSleepy ? ['closedLine', 'happy'] : ['round', 'dots', 'bigPupils', 'happy', 'close'],
    mouthVariant: ['smile', 'tinySmile', 'catMouth', 'tongue', 'blep', 'grin'],
    cheeksVariant: ['blush', 'blushBig'],
    cheeksProbability: 70,
    animationVariant: 'none',
    bodyColor: coat,
    accentColor: ears,
    backgroundColor: backdrops,
  });
  return avatar.toDataUri();
}

/** Picks one of a list by a text, the same one each time. */
function pick<T>(list: readonly T[], text: string): T {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return list[sum % list.length] as T;
}
