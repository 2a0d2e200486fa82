import { createNuzzle } from '@nuzzle/client';
import { forgetDrafts } from '../chat/draft.js';
import { enterPhase } from './phase.js';

/** The client of this page. Errors come in the language that the page has at the moment. */
export const nuzzle = createNuzzle({
  url: '/graphql',
  fetch: (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-language', document.documentElement.lang);
    return fetch(input, { ...init, headers });
  },
});

followSession();
nuzzle.session.subscribe(followSession);

function followSession(): void {
  const { status, reason } = nuzzle.session.get();
  if (status === 'signedIn') enterPhase('owner');
  if (status === 'signedOut') {
    if (reason === 'LOGGED_OUT') forgetDrafts();
    enterPhase('guest', reason);
  }
}
