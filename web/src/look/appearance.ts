import { useSyncExternalStore } from 'react';

/** Light, dark, or as the device has it. */
export type Appearance = 'system' | 'light' | 'dark';

const key = 'nuzzle.appearance';
const darkDevice = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** The appearance that was chosen on this device. */
export function readAppearance(): Appearance {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows the page in the chosen appearance, and again whenever the device changes its own. Call it before the first paint. */
export function startAppearance(): void {
  show();
  darkDevice.addEventListener('change', show);
}

/** Chooses an appearance on this device. */
export function chooseAppearance(appearance: Appearance): void {
  if (appearance === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, appearance);
  show();
  for (const listener of listeners) listener();
}

/** The chosen appearance, as state. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, readAppearance);
}

function show(): void {
  const appearance = readAppearance();
  const isDark = appearance === 'dark' || (appearance === 'system' && darkDevice.matches);
  const { dataset } = document.documentElement;
  dataset.appearance = appearance;
  dataset.shade = isDark ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
