import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import styles from './menu.module.css';

/**
 * A few things to do, beside the button that was pressed. It is open while it is rendered; Escape and a press beside it
 * close it, and the button gets the focus back.
 */
export function Menu({
  button,
  label,
  onClose,
  children,
}: {
  readonly button: HTMLElement;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = panel;
    if (!current) return undefined;
    current.showPopover();
    place(current, button);
    current.querySelector('button')?.focus();
    return () => {
      if (button.isConnected) button.focus();
    };
  }, [button]);
  return (
    <div
      ref={panel}
      popover="auto"
      role="group"
      aria-label={label}
      className={styles.menu}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      {children}
    </div>
  );
}

/** One thing to do in a menu. */
export function MenuItem({
  icon,
  children,
  onChoose,
  isGrave = false,
}: {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly onChoose: () => void;
  readonly isGrave?: boolean;
}) {
  return (
    <button type="button" className={styles.item} data-grave={isGrave || undefined} onClick={onChoose}>
      <Icon name={icon} size={18} />
      {children}
    </button>
  );
}

/** Puts a panel under its button, or above it where there is no room, inside the window. */
function place(panel: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = panel;
  const gap = 8;
  const y = bottom + offsetHeight + gap > innerHeight ? top - offsetHeight : bottom;
  const x = Math.min(left, innerWidth - offsetWidth - gap);
  panel.style.insetBlockStart = `${Math.max(gap, y)}px`;
  panel.style.insetInlineStart = `${Math.max(gap, x)}px`;
}
