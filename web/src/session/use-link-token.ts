import { useEffect, useState } from 'react';

/**
 * The token of the link that opened the page, taken out of the address bar, where others could read it. It is used when
 * its reader presses a button: programs that look into mails open links, too.
 */
export function useLinkToken(): string | undefined {
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? undefined);
  useEffect(() => {
    if (token !== undefined) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
