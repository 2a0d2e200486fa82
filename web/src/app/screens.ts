import { lazy, type ComponentType } from 'react';

/** A screen of the shell's second pane, fetched when it is first opened. */
export interface Screen {
  readonly path: string;
  readonly Screen: ComponentType;
}

/** Returns a screen whose code is fetched when it is first opened. */
export const screen = (path: string, load: () => Promise<ComponentType>): Screen => ({
  path,
  Screen: lazy(async () => ({ default: await load() })),
});

/** The screens of an owner who is logged in. `/` is the list of rooms, beside them on wide windows. */
export const ownerScreens: readonly Screen[] = [];
