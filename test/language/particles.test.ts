import { expect, test } from '@jest/globals';
import { inManner } from '../../src/language/manner.js';
import { withParticles } from '../../src/language/particles.js';

test.each([
  ['유나이(가)', '유나가'],
  ['콩이이(가)', '콩이가'],
  ['봄이(가)', '봄이'],
  ['봄을(를) 유나을(를)', '봄을 유나를'],
  ['봄은(는) 유나은(는)', '봄은 유나는'],
  ['봄와(과) 유나와(과)', '봄과 유나와'],
  ['봄아(야) 유나아(야)', '봄아 유나야'],
  ['봄(이)예요. 유나(이)예요.', '봄이에요. 유나예요.'],
  ['봄(이)라고 유나(이)라고', '봄이라고 유나라고'],
  ['봄(으)로 유나(으)로 별(으)로', '봄으로 유나로 별로'],
  ['“봄”은(는) “유나”은(는)', '“봄”은 “유나”는'],
  ['3이(가) 4이(가) 8(으)로 6(으)로', '3이 4가 8로 6으로'],
  ['Coco은(는) Max은(는) Sam은(는) Bell(으)로', 'Coco는 Max는 Sam은 Bell로'],
  ['🐱이(가) 그래요', '🐱이(가) 그래요'],
])('%s is %s', (marked, said) => {
  expect(withParticles(marked)).toBe(said);
});

test('a text says one of two manners', () => {
  expect(inManner('[나|저]는 반가워[|요].', 'casual')).toBe('나는 반가워.');
  expect(inManner('[나|저]는 반가워[|요].', 'polite')).toBe('저는 반가워요.');
  expect(inManner('[], [a], a|b', 'polite')).toBe('[], [a], a|b');
});
