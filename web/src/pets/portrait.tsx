import { useEffect, useState } from 'react';
import styles from './portrait.module.css';

const drawn = new Map<string, string>();
const mostDrawn = 200;

// Portraits can wait until the page answers to its reader.
const calm = new Promise<void>((resolve) => {
  const wait = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 3_000 });
    else setTimeout(resolve, 300);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
});

/** The portrait of a pet. Until it is drawn, its place is kept. It is decoration: the name stands beside it. */
export function Portrait({
  name,
  persona,
  size = 48,
}: {
  readonly name: string;
  readonly persona: string;
  /** In CSS pixels. */
  readonly size?: number;
}) {
  const key = `${name}\n${persona}`;
  const [picture, setPicture] = useState<{ readonly key: string; readonly src: string }>();
  const src = drawn.get(key) ?? (picture?.key === key ? picture.src : picture?.src);
  useEffect(() => {
    if (drawn.has(key)) return undefined;
    let isWanted = true;
    void draw(name, persona).then((drawing) => isWanted && setPicture({ key, src: drawing }));
    return () => {
      isWanted = false;
    };
  }, [key, name, persona]);
  return src === undefined ? (
    <span className={styles.portrait} style={{ inlineSize: size, blockSize: size }} />
  ) : (
    <img className={styles.portrait} src={src} width={size} height={size} alt="" draggable={false} />
  );
}

async function draw(name: string, persona: string): Promise<string> {
  await calm;
  const { drawPortrait } = await import('./portrait-style.js');
  const picture = drawPortrait(name, persona);
  if (drawn.size >= mostDrawn) drawn.clear();
  drawn.set(`${name}\n${persona}`, picture);
  return picture;
}
