import { useEffect } from 'react';

const shown = { title: '', unread: 0 };

/** Shows the title of a screen in the window's title, until another screen shows its own. */
export function usePageTitle(title: string): void {
  useEffect(() => show({ title }), [title]);
}

/** Shows the number of unread messages before the window's title. */
export function useUnreadInTitle(unread: number): void {
  useEffect(() => show({ unread }), [unread]);
}

function show(change: Partial<typeof shown>): void {
  Object.assign(shown, change);
  const { title, unread } = shown;
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${title === '' ? '' : `${title} · `}Nuzzle`;
}
