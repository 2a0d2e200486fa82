import { expect, test } from '@jest/globals';
import { isSilence } from '../../src/voice/silence.js';

test.each([
  'PASS',
  ' PASS. ',
  '"PASS"',
  'Coco: PASS',
  '**PASS**',
  'PASS\n\nThere is nothing new.',
  'Nothing to say. PASS',
  'Pass.',
  'pass',
])('%s is silence', (text) => {
  expect(isSilence(text)).toBe(true);
});

test.each([
  'Pass me the tuna!',
  'PASS me the ball',
  'PASSWORDS are hard',
  'I passed by your chair.',
  'The mail PASS came today',
  'COMPASS',
  '',
])('%s is not', (text) => {
  expect(isSilence(text)).toBe(false);
});
