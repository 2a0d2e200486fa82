import { Avatar, Style } from '@dicebear/core';
import critters from '@dicebear/styles/critters.json';
import { kindOf } from './pet-kind.js';

const style = new Style(critters);

// The colours of the page, so that portraits belong to it. Accents are darker than coats, and stand out on them.
const coats = ['#f2b98a', '#e8a28c', '#f3cf8e', '#d9b99b', '#b9cfa8', '#a9c9c4', '#d8b4c6', '#c9b6dc', '#f0d9c0'];
const accents = ['#c9774a', '#a8505f', '#7a9468', '#8a6aa6', '#d08a2e', '#5f8f8a'];
const backdrops = ['#fbe6d3', '#f6e3e6', '#e2ecdd', '#dfeaec', '#ece4f3', '#f7ecc9'];

/**
 * Draws the portrait of a pet. The same name and persona give the same picture, on every device and without a network.
 * @returns a picture as a data: address
 */
export function drawPortrait(name: string, persona: string): string {
  const { tops, coat, isSleepy } = kindOf(`${name} ${persona}`);
  const avatar = new Avatar(style, {
    seed: `${name}\n${persona}`,
    topVariant: tops,
    topProbability: 100,
    bodyVariant: ['dome', 'blob', 'round', 'bell', 'squat'],
    patternVariant: ['belly', 'speckles', 'spot', 'stripes'],
    eyesVariant: isSleepy ? ['sleepy', 'closedLine'] : ['round', 'dots', 'bigPupils', 'happy', 'close'],
    mouthVariant: ['smile', 'tinySmile', 'catMouth', 'tongue', 'blep', 'grin'],
    cheeksVariant: ['blush', 'blushBig'],
    cheeksProbability: 70,
    animationVariant: 'none',
    bodyColor: coat ?? coats,
    accentColor: accents,
    backgroundColor: backdrops,
  });
  return avatar.toDataUri();
}
