import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useText } from '../language/language-context.js';
import { IconButton } from './button.js';
import { Icon } from './icon.js';
import styles from './toast.module.css';

/** A short word about something that just happened. */
export interface Toast {
  readonly text: string;
  readonly kind?: 'good' | 'bad';
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Returns what shows a toast, for six seconds or until it is closed. */
export const useToast = (): ((toast: Toast) => void) => use(ToastContext);

/** Shows the toasts of everything in it, and has them read aloud. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [shown, setShown] = useState<readonly (Toast & { readonly key: number })[]>([]);
  const close = useCallback((key: number) => setShown((all) => all.filter((toast) => toast.key !== key)), []);
  const show = useCallback(
    (toast: Toast) => {
      const key = performance.now();
      setShown((all) => [...all.slice(-2), { ...toast, key }]);
      setTimeout(() => close(key), 6_000);
    },
    [close],
  );
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {shown.map(({ key, text, kind = 'good' }) => (
          <p key={key} className={styles.toast} data-kind={kind}>
            <span>{text}</span>
            <IconButton label={t('close')} onClick={() => close(key)}>
              <Icon name="close" />
            </IconButton>
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
