import styles from './thinking-dots.module.css';

/** Three dots that breathe, while a pet thinks. They are decoration: words beside them say so. */
export function ThinkingDots() {
  return (
    <span className={styles.dots} aria-hidden>
      <span />
      <span />
      <span />
    </span>
  );
}
