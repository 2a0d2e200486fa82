import { expect, test } from '@jest/globals';
import { newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ HELP_LINES: 'NZ=0800 543 354; AU=' });
const directory = 'https://findahelpline.com';

test.each([
  [{ locale: 'ko' }, { region: 'KR', line: '109', emergency: '119' }],
  [
    { locale: 'en-GB', timeZone: 'Asia/Seoul' },
    { region: 'GB', line: '116 123 (Samaritans)', emergency: '999' },
  ],
  [
    { locale: 'en', timeZone: 'Asia/Seoul' },
    { region: 'KR', line: '109', emergency: '119' },
  ],
  [{ locale: 'en-NZ' }, { region: 'NZ', line: '0800 543 354', emergency: '111' }],
  [{ locale: 'en-AU' }, { region: null, line: null, emergency: null }],
  [
    { locale: null, timeZone: 'Europe/Lisbon' },
    { region: null, line: null, emergency: null },
  ],
  [
    { locale: null, timeZone: null },
    { region: 'US', line: '988 (call or text)', emergency: '911' },
  ],
])('an owner with %j is shown the help that a pet would name', async (place, expected) => {
  const owner = await newOwner(app.url);
  await owner.request(
    'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }',
    {
      input: place,
    },
  );
  const { me } = await owner.request('{ me { helpLine { region line emergency directory } } }');
  expect(me.helpLine).toEqual({ ...expected, directory });
});
