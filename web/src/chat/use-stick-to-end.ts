import { useCallback, useEffect, useRef, useState } from 'react';

const nearby = 96;

/**
 * Keeps a list at its end while it grows there, word by word too, until its reader scrolls up.
 * @param startsAtEnd whether the list is at its end when it appears
 * @returns `attach` takes the element that scrolls; `onGrow` is to be called when the height has changed
 */
export function useStickToEnd(startsAtEnd: boolean): {
  readonly attach: (scroller: HTMLElement | Window | null) => void;
  readonly onGrow: () => void;
  readonly stick: () => void;
  readonly release: () => void;
} {
  const [scroller, setScroller] = useState<HTMLElement>();
  const isStuck = useRef(startsAtEnd);
  const starts = useRef(startsAtEnd);
  useEffect(() => {
    starts.current = startsAtEnd;
  });
  const attach = useCallback((element: HTMLElement | Window | null) => {
    if (element instanceof HTMLElement) setScroller(element);
  }, []);
  useEffect(() => {
    if (!scroller) return undefined;
    isStuck.current = starts.current;
    let before = scroller.scrollTop;
    const onScroll = (): void => {
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      if (scrollHeight - scrollTop - clientHeight < nearby) isStuck.current = true;
      // What grows at the end leaves scrollTop as it is; only a reader makes it less.
      else if (scrollTop < before) isStuck.current = false;
      before = scrollTop;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    // The window, a banner or a keyboard may take from its height.
    const observer = new ResizeObserver(
      () => isStuck.current && scroller.scrollTo({ top: scroller.scrollHeight }),
    );
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
  const onGrow = useCallback(() => {
    if (scroller && isStuck.current) scroller.scrollTo({ top: scroller.scrollHeight });
  }, [scroller]);
  const stick = useCallback(() => {
    isStuck.current = true;
    onGrow();
  }, [onGrow]);
  const release = useCallback(() => {
    isStuck.current = false;
  }, []);
  return { attach, onGrow, stick, release };
}
