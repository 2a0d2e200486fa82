import { createNuzzle } from '@nuzzle/client';

/** The client of this page. Errors come in the language that the page has at the moment. */
export const nuzzle = createNuzzle({
  url: '/graphql',
  fetch: (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-language', document.documentElement.lang);
    return fetch(input, { ...init, headers });
  },
});
