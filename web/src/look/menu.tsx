import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import styles from './menu.module.css';

/** A button that opens a few things to do. Escape and a press beside them close it. */
export function Menu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const { current } = panel;
    if (!current || !button.current) return;
    if (!isOpen) return;
    place(current, button.current);
    current.querySelector('button')?.focus();
  }, [isOpen]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.open}
        popoverTarget={id}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
      >
        <Icon name="more" size={18} />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={styles.menu}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && children}
      </div>
    </>
  );
}

/** One thing to do in a menu. It closes the menu. */
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
    <button
      type="button"
      className={styles.item}
      data-grave={isGrave || undefined}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onChoose();
      }}
    >
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
