const paths = {
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 16V11a6 6 0 1112 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 004 0',
  chat: 'M4 6.5A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.5v7a2.5 2.5 0 01-2.5 2.5H10l-4.5 4v-4A1.5 1.5 0 014 14.5z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  device:
    'M8.5 3h7A1.5 1.5 0 0117 4.5v15a1.5 1.5 0 01-1.5 1.5h-7A1.5 1.5 0 017 19.500v-15A1.5 1.5 0 018.5 3zM11 17.900h2',
  down: 'M12 5v14M6 13l6 6 6-6',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  gear: 'M12 8.800a3.2 3.2 0 100 6.4 3.2 3.2 0 000-6.400zM19 12a7 7 0 01-.2 1.5l2 1.5-2 3.5-2.4-1a7 7 0 01-2.6 1.5L13.5 21h-4l-.4-2.5A7 7 0 016.5 17l-2.4 1-2-3.5 2-1.5a7 7 0 010-3l-2-1.5 2-3.5 2.4 1A7 7 0 019.1 5l.4-2.5h4L13.9 5a7 7 0 012.6 1.5l2.4-1 2 3.5-2 1.5c.1.5.1 1 .1 1.5z',
  help: 'M9.3 9.200a2.8 2.8 0 115 2c-1 .9-2.3 1.4-2.3 3M12 17.600v.1M12 3a9 9 0 100 18 9 9 0 000-18z',
  key: 'M8.500 11.500a4 4 0 100 8 4 4 0 000-8zM11.500 12.700L20 4.200M16.500 7.700l2.500 2.500',
  meter: 'M4 17a8.5 8.5 0 1116 0M12 15l3.500-4.500',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  paw: 'M12 12c-2.8 0-5 2.3-5 4.700C7 18.8 8.5 20 10 20c.8 0 1.3-.4 2-.4s1.2.4 2 .4c1.5 0 3-1.2 3-3.3 0-2.4-2.2-4.7-5-4.700zM5.5 9.5v.01M9.5 6.5v.01M14.5 6.5v.01M18.5 9.5v.01',
  plus: 'M12 5v14M5 12h14',
  retry: 'M19 12a7 7 0 11-2.3-5.200L19 9M19 4v5h-5',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5',
  send: 'M12 19.5V5M5.5 11.5L12 5l6.5 6.5',
  stop: 'M7.5 7.5h9v9h-9z',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13',
  up: 'M12 19V5M6 11l6-6 6 6',
  wait: 'M12 7v5l3 2M12 3a9 9 0 100 18 9 9 0 000-18z',
  warn: 'M12 8.5v5M12 16.600v.1M12 3.5L2.5 20h19z',
} as const;

/** The names of the icons. */
export type IconName = keyof typeof paths;

/** A line icon, as tall as its text needs. It is decoration: the words beside it, or its button's label, say what it means. */
export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'stop' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      <path d={paths[name]} />
    </svg>
  );
}
